using X80.Contract.Tokens;
using X80.Harness.Sidebar;
using X80.Sdk.Channels;

namespace X80.Harness.Tests.Support;

/// <summary>Both browsers with the tiny page, shared by the tests of one class, without a backend: nobody listens at its address.</summary>
public sealed class OpenHarness(HarnessFixture machine) : IAsyncLifetime
{
    internal static X80Token Token { get; } = X80Token.NewRandom();

    internal TinyPage Site { get; } = new();

    internal HarnessParts Parts { get; private set; } = null!;

    internal SidebarWindow Window => Parts.Window;

    internal HarnessOptions Options => new()
    {
        Channel = KnownChannels.WhatsApp,
        Backend = new Uri("http://127.0.0.1:9/"),
        Token = Token,
        Origin = Site,
        AllowUnsandboxed = true,
        Browser = machine.Browser,
        Display = machine.Display,
    };

    public async ValueTask InitializeAsync() => Parts = await HarnessParts.StartAsync(Options, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Parts.DisposeAsync();
}
