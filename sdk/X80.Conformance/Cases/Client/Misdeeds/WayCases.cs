namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>GUARD-2: every way by which a page reaches another host.</summary>
internal static class WayCases
{
    private const string Elsewhere = "https://elsewhere.example/";
    private const string Redirect = "/beside?https%3A%2F%2Felsewhere.example%2F";

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        Reaches(1, "A form", $"const form = document.createElement('form'); form.action = '{Elsewhere}'; form.method = 'post'; document.body.append(form); form.submit();"),
        Reaches(2, "A redirect", $"location.href = '{Redirect}'"),
        Reaches(3, "A frame", $"document.body.append(Object.assign(document.createElement('iframe'), {{ src: '{Elsewhere}' }}))"),
        Reaches(4, "A frame that is redirected", $"document.body.append(Object.assign(document.createElement('iframe'), {{ src: '{Redirect}' }}))"),
        Reaches(5, "A refresh", $"document.head.append(Object.assign(document.createElement('meta'), {{ httpEquiv: 'refresh', content: '0;url={Elsewhere}' }}))"),
        Reaches(6, "A link that a script clicks", $"document.body.append(Object.assign(document.createElement('a'), {{ href: '{Elsewhere}', id: 'by' }})); document.getElementById('by').click()"),
        Reaches(7, "Pictures, calls and signals", $"new Image().src = '{Elsewhere}a.png'; fetch('{Elsewhere}b').catch(() => 0); navigator.sendBeacon('{Elsewhere}c', 'x');"),
        Reaches(8, "A frame within a frame of its own", $"document.body.append(Object.assign(document.createElement('iframe'), {{ srcdoc: '<iframe src={Elsewhere}></iframe>' }}))"),
        Reaches(9, "A download", $"document.body.append(Object.assign(document.createElement('a'), {{ href: '{Elsewhere}x.pdf', download: 'x.pdf', id: 'by' }})); document.getElementById('by').click()"),
        Reaches(10, "A document that the page makes", $"location.href = URL.createObjectURL(new Blob(['<img src={Elsewhere}blob.png>'], {{ type: 'text/html' }}))"),
        new("GUARD-2/WY/11", "A window that a click opens", s => s.LeadAwayAsync(() => s.FollowAsync($"javascript:void open('{Elsewhere}popup')")))
        {
            // The window's address may be opened outside: a person clicked. It may not be asked for by the page.
            Watches = Watched.Left,
            Shows = "A window that a click opens: it did not get to another host.",
        },
        new("GUARD-2/WY/12", "A window that a script opens", s => s.LeadAwayAsync(() => s.BesideAsync($"open('{Elsewhere}popup')")))
        {
            Watches = Watched.Left | Watched.Opened,
            Shows = "A window that a script opens: it did not get to another host, and nothing was opened without a click.",
        },
    ];

    private static ClientCase Reaches(int number, string title, string script) => new($"GUARD-2/WY/{number}", title, s => s.LeadAwayAsync(() => s.BesideAsync(script)))
    {
        Watches = Watched.Left | Watched.Opened,
        Shows = $"{title}: no other host was reached, and nothing was opened without a click.",
    };
}
