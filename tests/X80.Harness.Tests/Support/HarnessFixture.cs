using X80.Contract.Tokens;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Harness.Origins;
using X80.Harness.Tests.Support;
using X80.Sdk.Channels;

[assembly: AssemblyFixture(typeof(HarnessFixture))]

namespace X80.Harness.Tests.Support;

/// <summary>What every browser test of this assembly needs once: a browser, and a display where the machine has none.</summary>
public sealed class HarnessFixture : IAsyncLifetime
{
    public InstalledBrowser Browser { get; private set; } = null!;

    /// <summary>Null where the machine has a display of its own.</summary>
    public VirtualDisplay? Display { get; private set; }

    /// <summary>A session on this machine's display, with a page of our own and a backend that the caller runs.</summary>
    internal HarnessOptions OptionsFor(Uri backend, X80Token token, IOriginOverride origin) => new()
    {
        Channel = KnownChannels.WhatsApp,
        Backend = backend,
        Token = token,
        Origin = origin,
        AllowUnsandboxed = true,
        Browser = Browser,
        Display = Display,
    };

    public async ValueTask InitializeAsync()
    {
        Browser = await BrowserSetup.EnsureAsync(new Progress<string>(TestContext.Current.SendDiagnosticMessage), TestContext.Current.CancellationToken);
        Display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(TestContext.Current.CancellationToken) : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (Display is not null)
        {
            await Display.DisposeAsync();
        }
    }
}
