using System.Text;

namespace X80.Simulator.Practice;

/// <summary>The page's fixed files, and the headers it is served with.</summary>
internal static class PracticeAssets
{
    // As strict as the real site is known to be: no inline script or style, no eval, Trusted Types on.
    private static string PolicyOf(Uri home, string looks) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'{looks}; img-src 'self' data: blob:; connect-src wss://{home.Authority}; "
        + "worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";

    /// <param name="name">The file of what the page does; what all practice pages do stands before it.</param>
    /// <param name="home">The address of the page.</param>
    public static PracticeAnswer Script(string name, Uri home) => Text(200, "text/javascript; charset=utf-8", Load("practice-base.js") + Load(name), home);

    public static PracticeAnswer Style(Uri home) => Text(200, "text/css; charset=utf-8", Load("practice-style.css"), home);

    public static PracticeAnswer NotFound(Uri home) => Text(404, "text/plain; charset=utf-8", "The practice page has nothing here.", home);

    public static PracticeAnswer Html(string html, Uri home) => Text(200, "text/html; charset=utf-8", html, home);

    public static PracticeAnswer Svg(string svg, Uri home) => Text(200, "image/svg+xml", svg, home);

    private static PracticeAnswer Text(int status, string type, string body, Uri home) => new(
        status,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["content-type"] = type,
            // A channel's page is one file, with its looks in it.
            ["content-security-policy"] = PolicyOf(home, body.Contains("<style>", StringComparison.Ordinal) ? " 'unsafe-inline'" : ""),
            ["cross-origin-opener-policy"] = "same-origin",
            ["cross-origin-embedder-policy"] = "require-corp",
            ["cross-origin-resource-policy"] = "same-origin",
            ["x-content-type-options"] = "nosniff",
            ["referrer-policy"] = "no-referrer",
            ["cache-control"] = "no-store",
        },
        Encoding.UTF8.GetBytes(body));

    private static string Load(string name)
    {
        using var stream = typeof(PracticeAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is missing from the package; reinstall X80.Simulator.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
