namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>GUARD-3: which links open outside, and only on a click.</summary>
internal static class LinkCases
{
    private const string Link = "https://shop.example/spring?offer=7";

    // The engines keep a click for some seconds.
    private static readonly TimeSpan LongAfterAClick = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("GUARD-3/EX/1", "An ordinary link", async s =>
        {
            var before = s.Rig.Desktop.Opened.Count;
            await s.FollowAsync(Link);
            await s.UntilAsync(() => s.Rig.Desktop.Opened.Count > before);
            if (s.Rig.Desktop.Opened.Skip(before).ToList() is var opened && (opened.Count != 1 || opened[0] != Link))
            {
                s.Saw($"A clicked link was opened {opened.Count} times.", "desktop");
            }
        })
        {
            Watches = Watched.Said,
            Shows = "A link that the person clicked was opened outside once, as it stood in the page.",
        },
        Script(2, "A script clicks a link", $"document.body.append(Object.assign(document.createElement('a'), {{ href: '{Link}', target: '_blank', id: 'by' }})); document.getElementById('by').click()"),
        Script(3, "A script goes to a mail address", "location.href = 'mailto:someone@shop.example'"),
        Clicked(4, "A file", "file:///etc/hostname"),
        Clicked(5, "A program of the machine", "vscode://file/etc/hostname"),
        Clicked(6, "User-info", "https://whatsapp.com@shop.example/"),
        Clicked(7, "An address of the own network", "http://192.168.1.1/reboot"),
        Clicked(8, "The channel's own host without encryption", "http://web.whatsapp.com/"),
        Clicked(9, "A local name", "http://printer.local/"),
        new("GUARD-3/EX/10", "One click, two links", async s =>
        {
            var before = s.Rig.Desktop.Opened.Count;
            await s.FollowAsync("javascript:void [1, 2, 3].forEach(each => setTimeout(() => { location.href = 'mailto:m' + each + '@shop.example'; }, 150 * each))");
            await s.SettleAsync();
            if (s.Rig.Desktop.Opened.Count - before > 1)
            {
                s.Saw("One click opened several links.", "desktop");
            }
        })
        {
            Watches = Watched.Said,
            Shows = "After one click three links were tried, and one at most was opened.",
        },
        new("GUARD-3/EX/11", "A click that is long past", async s =>
        {
            await s.FollowAsync("#here", "setTimeout(() => { location.href = 'mailto:late@shop.example'; }, 1500)");
            await s.PassAsync(LongAfterAClick);
            await s.SettleAsync();
        })
        {
            Watches = Watched.Opened | Watched.Left,
            Needs = LongAfterAClick,
            Shows = "A minute of the rig's clock after a click a script's link was not opened.",
        },
        new("GUARD-3/EX/12", "Two readings of one address", async s =>
        {
            var before = s.Rig.Desktop.Opened.Count;
            await s.FollowAsync("https://shop.example\\@elsewhere.example/");
            await s.UntilAsync(() => s.Rig.Desktop.Opened.Count > before);
            if (s.Rig.Desktop.Opened.Skip(before).FirstOrDefault(each => each.Contains('\\', StringComparison.Ordinal) || new Uri(each).Host != "shop.example") is { } opened)
            {
                s.Saw($"An address was opened that another program may read otherwise: {opened}.", "desktop");
            }
        })
        {
            Watches = Watched.Left,
            Shows = "Two readings of one address (https://shop.example\\@elsewhere.example/): not opened on a click as it was written, but as the browser had read it, or not at all.",
        },
    ];

    private static ClientCase Clicked(int number, string title, string link) => new($"GUARD-3/EX/{number}", title, s => s.LeadAwayAsync(() => s.FollowAsync(link)))
    {
        Watches = Watched.Opened | Watched.Left,
        Shows = $"{title} ({link}): not opened on a click.",
    };

    private static ClientCase Script(int number, string title, string script) => new($"GUARD-3/EX/{number}", title, s => s.LeadAwayAsync(() => s.BesideAsync(script)))
    {
        Watches = Watched.Opened | Watched.Left,
        Shows = $"{title}: not opened without a click.",
    };
}
