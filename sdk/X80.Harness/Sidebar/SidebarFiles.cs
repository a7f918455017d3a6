namespace X80.Harness.Sidebar;

/// <summary>The sidebar's document, style and script, from the package. They are served by interception: no port is open.</summary>
internal static class SidebarFiles
{
    public const string Address = "https://sidebar.x80.invalid/";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    public static string Witness { get; } = ReadText("witness.js");

    /// <returns>The content type and body for an address, or null where there is nothing.</returns>
    public static (string Type, string Body)? Find(string url) => url switch
    {
        Address => ("text/html; charset=utf-8", ReadText("sidebar.html")),
        Address + "sidebar.css" => ("text/css; charset=utf-8", ReadText("sidebar.css")),
        Address + "sidebar.js" => ("text/javascript; charset=utf-8", ReadText("sidebar.js")),
        _ => null,
    };

    public static Dictionary<string, string> Headers(string type) => new()
    {
        ["content-type"] = type,
        ["content-security-policy"] = Policy,
        ["x-content-type-options"] = "nosniff",
        ["referrer-policy"] = "no-referrer",
        ["cache-control"] = "no-store",
    };

    public static string ReadText(string name) =>
        FindText(name) ?? throw new InvalidOperationException($"The file {name} is missing from the package; reinstall X80.Harness.");

    public static string? FindText(string name)
    {
        if (typeof(SidebarFiles).Assembly.GetManifestResourceStream("sidebar/" + name) is not { } stream)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
