using System.Text;

namespace X80.Simulator.Practice;

/// <summary>The page's fixed files, and the headers it is served with.</summary>
internal static class PracticeAssets
{
    // As strict as the real site is known to be: no inline script or style, no eval, Trusted Types on.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src wss://web.whatsapp.com; "
        + "worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";

    public static PracticeAnswer Script { get; } = Text(200, "text/javascript; charset=utf-8", Load("practice-app.js"));

    public static PracticeAnswer Style { get; } = Text(200, "text/css; charset=utf-8", Load("practice-style.css"));

    public static PracticeAnswer NotFound { get; } = Text(404, "text/plain; charset=utf-8", "The practice page has nothing here.");

    public static PracticeAnswer Html(string html) => Text(200, "text/html; charset=utf-8", html);

    public static PracticeAnswer Svg(string svg) => Text(200, "image/svg+xml", svg);

    private static PracticeAnswer Text(int status, string type, string body) => new(
        status,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["content-type"] = type,
            ["content-security-policy"] = Policy,
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
