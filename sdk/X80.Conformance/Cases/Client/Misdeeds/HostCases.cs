namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>GUARD-1: which addresses are the channel's own. A page of the channel goes to each by script.</summary>
internal static class HostCases
{
    public static IReadOnlyList<ClientCase> All { get; } =
    [
        Goes(1, "Another host", "https://elsewhere.example/"),
        Goes(2, "The channel's name in front of another's", "https://web.whatsapp.com.elsewhere.example/"),
        Goes(3, "The channel's name behind other letters", "https://evilwhatsapp.com/"),
        Goes(4, "The channel's name in the path", "https://elsewhere.example/web.whatsapp.com/"),
        Goes(5, "The channel's name as user-info", "https://web.whatsapp.com@elsewhere.example/"),
        Goes(6, "The channel's host at another port", "https://web.whatsapp.com:8443/"),
        Goes(7, "The channel's host without encryption", "http://web.whatsapp.com/"),
        Goes(8, "The channel's name in the query", "https://elsewhere.example/?https://web.whatsapp.com/"),
        Goes(9, "A letter that looks alike", "https://web.whats\u0430pp.com/"),
        Goes(10, "An address of this machine", "https://127.0.0.1/web.whatsapp.com"),
        Goes(11, "The channel's name in the fragment", "https://elsewhere.example/#.whatsapp.com"),
        Goes(12, "A host of the channel's operator that is not the channel's", "https://www.facebook.com/"),
    ];

    private static ClientCase Goes(int number, string title, string address) => new($"GUARD-1/HO/{number}", title, s => s.LeadAwayAsync(() => s.BesideAsync($"location.href = '{address}'")))
    {
        Watches = Watched.Left | Watched.Opened,
        Shows = $"{title} ({address}): the page did not get there, and nothing was opened without a click.",
    };
}
