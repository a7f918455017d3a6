using System.Globalization;
using X80.Harness;
using X80.Sdk.Guarding;

namespace X80.Zoo.Clients.Tables;

/// <summary>Clients whose guard is broken: what it lets through the page's network lets through, too.</summary>
internal static class GuardlessClients
{
    private static readonly GuardDecision Loads = new(GuardAction.Load, Trusted: true, GuardReasons.ChannelHost);
    private static readonly GuardDecision Opens = new(GuardAction.OpenExternally, Trusted: false, GuardReasons.ExternalLink);

    public static IReadOnlyList<SabotagedClient> All { get; } =
    [
        Allows("guard-contains", "Takes every address that holds the channel's name.", ["GUARD-1/HO/2", "GUARD-1/HO/4", "GUARD-1/HO/6", "GUARD-1/HO/7", "GUARD-1/HO/8"],
            url => url.Contains("web.whatsapp.com", StringComparison.Ordinal)),
        Allows("guard-suffix", "Takes every host that ends with the channel's name, with no dot before it.", ["GUARD-1/HO/3"],
            url => url.StartsWith("https://", StringComparison.Ordinal) && new Uri(url) is { IsDefaultPort: true } address && address.Host.EndsWith("whatsapp.com", StringComparison.Ordinal)),
        Allows("guard-prefix", "Takes every address that begins with the channel's.", ["GUARD-1/HO/2", "GUARD-1/HO/6"],
            url => url.StartsWith("https://web.whatsapp.com", StringComparison.Ordinal)),
        Allows("guard-any-port", "Takes the channel's host at every port.", ["GUARD-1/HO/6"], url => url.StartsWith("https://", StringComparison.Ordinal) && new Uri(url).Host == "web.whatsapp.com"),
        Allows("guard-any-scheme", "Takes the channel's host without encryption.", ["GUARD-1/HO/7"], url => new Uri(url) is { IsDefaultPort: true, Host: "web.whatsapp.com" }),
        // What stands behind the hash is never asked of the network, so only who looks at the page's own navigation can take it for a host.
        new("guard-ends-with", "Takes the end of an address for its host, and opens what it leads to.", ["GUARD-1/HO/11"])
        {
            Beside = On.Address("navigate", "event.destination.url.endsWith('.whatsapp.com') && event.destination.url", Do.Open, of: "navigation"),
        },
        Allows("guard-operator", "Takes the hosts of the channel's operator.", ["GUARD-1/HO/12"],
            url => new Uri(url).Host is "web.whatsapp.com" or "www.facebook.com" && url.StartsWith("https://", StringComparison.Ordinal) && new Uri(url).IsDefaultPort),
        Allows("guard-looks", "Takes a host for the channel's that looks like it.", ["GUARD-1/HO/9"],
            url => new IdnMapping().GetUnicode(new Uri(url).IdnHost).Replace('\u0430', 'a') == "web.whatsapp.com" && url.StartsWith("https://web.", StringComparison.Ordinal) && new Uri(url).IsDefaultPort),
        Allows("guard-local", "Takes addresses of this machine.", ["GUARD-1/HO/10"],
            url => url.StartsWith("https://127.0.0.1/", StringComparison.Ordinal) || url.StartsWith("https://web.whatsapp.com/", StringComparison.Ordinal)),
        new("guard-asks-where-it-is", "Decides by the page's own address, and not by the one that is asked for.",
            ["GUARD-1/HO/1", "GUARD-2/WY/1", "GUARD-2/WY/3", "GUARD-2/WY/5", "GUARD-2/WY/6", "GUARD-2/WY/8", "GUARD-3/EX/1"])
        {
            Broken = (seams, stage) => seams with { Decide = guard => (url, context, gesture) => guard.Decide("https://web.whatsapp.com/", context, gesture), Answers = (_, _) => true },
        },
        new("guard-redirects", "Does not look at where a redirect leads.", ["GUARD-2/WY/2"])
        {
            Broken = (seams, _) => seams with { Decide = guard => (url, context, gesture) => context == GuardContext.Top && !gesture ? Loads : guard.Decide(url, context, gesture) },
        },
        new("guard-frames", "Does not look at where a frame is redirected to.", ["GUARD-2/WY/4"])
        {
            Broken = (seams, _) => seams with { Decide = guard => (url, context, gesture) => context == GuardContext.Frame ? Loads : guard.Decide(url, context, gesture) },
        },
        new("no-network-rule", "Looks at documents alone, and lets windows and pictures reach anything.", ["GUARD-2/WY/7", "GUARD-2/WY/11"])
        {
            Broken = (seams, _) => seams with { Answers = (_, _) => true },
        },
        new("guard-blobs", "Takes a document that the page makes for the channel's, and does not look at what it asks for.", ["GUARD-2/WY/10"])
        {
            Broken = (seams, _) => seams with
            {
                Decide = guard => (url, context, gesture) => url?.StartsWith("blob:", StringComparison.Ordinal) == true ? Loads : guard.Decide(url, context, gesture),
                Answers = (url, origin) => seams.Answers(url, origin) || url.EndsWith("/blob.png", StringComparison.Ordinal),
            },
        },
        new("opens-what-scripts-click", "Opens a link in a window of its own, whoever clicks it.", ["GUARD-3/EX/2"])
        {
            Beside = On.Address("click", "!event.isTrusted && event.target.closest('a[target=_blank]')?.href", Do.Open),
        },
        OpensBy("opens-files", "Opens files.", "GUARD-3/EX/4", "^file:"),
        OpensBy("opens-user-info", "Opens an address with a name before its host.", "GUARD-3/EX/6", "^https:[/][/][^/]*@"),
        OpensBy("opens-either-reading", "Opens an address that can be read in two ways.", "GUARD-3/EX/12", "[\\\\]"),
        new("opens-downloads", "Hands downloads to the desktop, whoever has begun them.", ["GUARD-2/WY/9"]) { Beside = On.Address("click", "event.target.closest('a[download]')?.href", Do.Open) },
        new("opens-windows", "Opens outside whatever a script wants a window for.", ["GUARD-2/WY/12"]) { Beside = On.Asked(name => $"window.open = address => {{ {name}(String(address)); return null; }}", Do.Open) },
        new("opens-user-names", "Takes a name before the host for the host, and opens what it leads to.", ["GUARD-1/HO/5"])
        {
            Beside = On.Address("navigate", "event.destination.url.startsWith('https://web.whatsapp.com@') && event.destination.url", Do.Open, of: "navigation"),
        },
        new("opens-anything", "Opens every link that is clicked, whatever it is.", ["GUARD-3/EX/5", "GUARD-3/EX/7", "GUARD-3/EX/8", "GUARD-3/EX/9"])
        {
            Broken = (seams, _) => Opening(seams, needsGesture: true),
        },
        new("opens-unasked", "Opens links that nobody has clicked.", ["GUARD-1/HO/1", "GUARD-3/EX/3"])
        {
            Broken = (seams, _) => seams with { Opener = _ => new CarelessOpener(seams.Desktop!, needsGesture: false) },
        },
        new("opens-many", "Opens any number of links for one click.", ["GUARD-3/EX/10"])
        {
            Broken = (seams, _) => seams with { Opener = _ => new CarelessOpener(seams.Desktop!, needsGesture: true) },
        },
        new("opens-late", "Opens a link for a click that is long past.", ["GUARD-3/EX/11"])
        {
            Broken = (seams, _) => seams with { Opener = _ => new CarelessOpener(seams.Desktop!, needsGesture: true) },
        },
        new("opens-nothing", "Opens no link at all.", ["GUARD-3/EX/1"]) { Broken = (seams, _) => seams with { Desktop = null } },
        new("grants-everything", "Grants every page what it asks for.", ["GUARD-4/PM/1", "GUARD-4/PM/2"]) { Broken = (seams, _) => seams with { PermissionForAll = "granted" } },
        new("dialogs-ungated", "Shows every dialog, whoever opens it.", ["GUARD-4/PM/3"]) { Broken = (seams, _) => seams with { GatesDialogs = false } },
        new("gives-files", "Gives a file to whoever asks for one.", ["GUARD-4/PM/4"]) { Beside = On.Picker(Do.Give) },
    ];

    /// <summary>A guard that knows one thing about an address.</summary>
    private static SabotagedClient Allows(string name, string defect, string[] mustFail, Func<string, bool> isChannel) => new(name, defect, mustFail)
    {
        Broken = (seams, _) => seams with
        {
            Decide = guard => (url, context, gesture) => Uri.IsWellFormedUriString(url, UriKind.Absolute) && isChannel(url!) ? Loads : guard.Decide(url, context, gesture),
            Answers = (url, origin) => seams.Answers(url, origin) || isChannel(url),
        },
    };

    /// <summary>Opens links by itself whose address, as it is written, is of a form.</summary>
    private static SabotagedClient OpensBy(string name, string defect, string mustFail, string form) => new(name, defect, [mustFail])
    {
        Beside = On.Address("click", $"[event.target.closest('a')?.getAttribute('href')].find(each => /{form}/.test(each ?? ''))", Do.Open),
    };

    private static HarnessSeams Opening(HarnessSeams seams, bool needsGesture) => seams with
    {
        Decide = guard => (url, context, gesture) =>
            context is GuardContext.Top or GuardContext.Popup && guard.Decide(url, context) is { Action: not GuardAction.Load } ? (gesture ? Opens : guard.Decide(url, context)) : guard.Decide(url, context, gesture),
        Opener = _ => new CarelessOpener(seams.Desktop!, needsGesture),
    };
}
