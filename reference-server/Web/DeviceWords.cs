namespace X80.ReferenceServer.Web;

/// <summary>A browser in fixed words, so that its person knows the session again; what it calls itself is not kept.</summary>
internal static class DeviceWords
{
    private static readonly (string Mark, string Word)[] Browsers =
        [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Word)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var browser = Word(Browsers, agent);
        var system = Word(Systems, agent);
        return (browser, system) switch
        {
            (null, null) => "A browser",
            (null, _) => $"A browser on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? Word((string Mark, string Word)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.Ordinal)).Word;
}
