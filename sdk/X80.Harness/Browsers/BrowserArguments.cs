using X80.Sdk.Channels;

namespace X80.Harness.Browsers;

/// <summary>How the browser is started: nothing that weakens it, no debugging port, and a network that reaches the channel alone.</summary>
internal static class BrowserArguments
{
    public const string NoHost = "MAP * ~NOTFOUND";

    // A proxy would resolve names itself, past the rules below: one of the machine is used through a ChannelProxy alone.
    private const string NoProxy = "--no-proxy-server";

    // Playwright starts browsers for tests of one's own pages; these of its defaults would weaken one on a stranger's page.
    private static readonly string[] Weakening =
    [
        "--disable-popup-blocking",
        "--disable-ipc-flooding-protection",
        "--disable-component-update",
        "--disable-client-side-phishing-detection",
        "--unsafely-disable-devtools-self-xss-warnings",
    ];

    // A kept profile is encrypted with the person's own key store; a throw-away one must not ask to unlock it.
    private static readonly string[] WithoutKeyStore = ["--password-store=basic", "--use-mock-keychain"];

    /// <summary>Playwright's default arguments that are left out.</summary>
    public static IEnumerable<string> LeftOut(BrowserProfile profile) => profile.IsThrowAway ? Weakening : Weakening.Concat(WithoutKeyStore);

    // Two documents of the browser's own, loaded at each start in case somebody opens the address field: 1.6 of 2.9 seconds of processor.
    private const string AddressPopups = "WebUIOmniboxPopup,WebUIOmniboxAimPopup";

    /// <summary>The last list of disabled features wins, so that Playwright's, which names HTTPS upgrades and storage partitioning, does not hold.</summary>
    public static IEnumerable<string> Common =>
    [
        $"--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,LensOverlay,MediaRouter,Translate,OptimizationHints,{AddressPopups}",

        // Peer connections would reach any address by datagrams, past every network rule. The older name is read, too.
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    ];

    /// <summary>All that a browser is started with; without a proxy unless one is among them.</summary>
    public static string[] With(IEnumerable<string> arguments)
    {
        string[] all = [.. Common, .. arguments];
        return all.Any(argument => argument.StartsWith("--proxy-server=", StringComparison.Ordinal)) ? all : [.. all, NoProxy];
    }

    /// <summary>A browser whose pages are answered by interception alone.</summary>
    public static string WithoutNetwork => "--host-resolver-rules=" + NoHost;

    /// <summary>
    /// Names of the channel resolve and no other does, so no redirect, popup, prerender, beacon or socket can reach another
    /// host, whatever the other layers miss.
    /// </summary>
    public static string NetworkOf(Channel channel) =>
        WithoutNetwork + string.Concat(channel.DocumentHosts.Concat(channel.NetworkHosts).Select(host => $", EXCLUDE {host}, EXCLUDE *.{host}"));

    public static IEnumerable<string> WindowAt(int left, int top, int width, int height) =>
        [$"--window-position={left},{top}", $"--window-size={width},{height}"];
}
