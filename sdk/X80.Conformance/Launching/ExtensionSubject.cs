using System.Text.Json;
using X80.Conformance.Launching.Sight;
using X80.Conformance.Subjects;
using X80.Simulator.Gateway;

namespace X80.Conformance.Launching;

/// <summary>
/// A browser extension as a client under test, as it lies in its folder: Chromium loads it behind the gateway, its panel is opened from the
/// toolbar's menu, and it is paired there as a person would, the browser's question included.
/// </summary>
public sealed class ExtensionSubject : IClientSubject
{
    private const string Surface = "chrome-extension:";

    private static readonly TimeSpan TimeToLoad = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string folder;
    private readonly string browser;
    private readonly ControlLabels labels;
    private string network = "";

    /// <param name="folder">Where its manifest lies.</param>
    /// <param name="browser">The path of a Chromium.</param>
    /// <param name="labels">How its controls are called.</param>
    public ExtensionSubject(string folder, string browser, ControlLabels labels) => (this.folder, this.browser, this.labels) = (Path.GetFullPath(folder), browser, labels);

    public string Name => $"{Path.GetFileName(folder.TrimEnd('/'))}, an extension in Chromium {network}";

    public bool IsShell => false;

    public async Task<IClientHands> StartAsync(ClientStart start, CancellationToken cancellationToken)
    {
        var called = await NameInMenuAsync(cancellationToken);
        var parts = await LaunchedParts.StartAsync(start, Command, isBrowser: true, cancellationToken);
        network = parts.Where;
        try
        {
            await parts.Hand.OpenAsync(TimeToLoad, cancellationToken);
            await PairAsync(parts, called, start, cancellationToken);
            var hands = new LaunchedHands(parts, labels, start, Surface);
            await hands.ReadyAsync(cancellationToken);
            return hands;
        }
        catch (Exception e) when (e is ClientFailedException or TimeoutException)
        {
            await parts.DisposeAsync();
            throw e is ClientFailedException ? e : new ClientFailedException("Chromium did not open the channel's page.", e);
        }
    }

    /// <exception cref="ClientFailedException">The folder holds no extension.</exception>
    private async Task<string> NameInMenuAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"), cancellationToken));
            return manifest.RootElement.GetProperty("name").GetString() ?? "";
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new ClientFailedException("The folder holds no manifest.json with a name. Name the folder of an unpacked extension.", e);
        }
    }

    /// <summary>A throw-away profile, nothing of the browser's own on the wire, and its tree of widgets told.</summary>
    private IReadOnlyList<string> Command(PracticeGateway gateway, string session) =>
    [
        browser,
        $"--user-data-dir={Path.Combine(session, "profile")}",
        $"--proxy-server={gateway.Address.Authority}",
        $"--ignore-certificate-errors-spki-list={gateway.Spki}",
        $"--load-extension={folder}",
        $"--disable-extensions-except={folder}",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--force-renderer-accessibility",
        "--disable-features=DisableLoadExtensionCommandLineSwitch,MediaRouter,OptimizationHints,AutofillServerCommunication",
        "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--disable-sync", "--metrics-recording-only",
        "--no-first-run", "--no-default-browser-check", "--no-pings", "--password-store=basic", "--ozone-platform=x11", "--disable-gpu",
        "--window-position=0,0", "--window-size=1500,880",
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
        "https://web.whatsapp.com/",
    ];

    /// <summary>What a person does once: opens the panel, types the address and the token, and allows what the browser asks.</summary>
    private static async Task PairAsync(LaunchedParts parts, string called, ClientStart start, CancellationToken cancellationToken)
    {
        var (input, panel, all) = (new XInput(parts.Session), new AccessibilityTree(parts.Eyes, Surface), new AccessibilityTree(parts.Eyes));
        await input.AlignAsync(cancellationToken);
        await PressAsync(all, "Extensions");
        await PressAsync(all, called);
        await TypeAsync("Address of the backend", start.Backend.AbsoluteUri);
        await TypeAsync("Pairing code", start.Token.Reveal());
        await PressAsync(panel, "Connect");
        await PressAsync(all, "Allow");

        async Task TypeAsync(string name, string words)
        {
            var field = await panel.FindFieldAsync(name, Patience, cancellationToken);
            await input.ClickAsync(field.MiddleX, field.MiddleY, cancellationToken);
            await input.PressAsync("ctrl+a", cancellationToken);
            await input.TypeAsync(words, cancellationToken);
        }

        async Task PressAsync(AccessibilityTree tree, string name)
        {
            var button = await tree.FindAsync(name, Patience, cancellationToken);
            await input.ClickAsync(button.MiddleX, button.MiddleY, cancellationToken);
        }
    }
}
