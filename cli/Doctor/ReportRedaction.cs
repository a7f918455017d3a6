using System.Text.RegularExpressions;
using X80.Cli.Running;

namespace X80.Cli.Doctor;

/// <summary>
/// Takes out of a report what names a person, a place or a secret. What is known of this machine goes by its very letters, whatever it
/// looks like; the rest by its form.
/// </summary>
internal sealed partial class ReportRedaction
{
    // Shorter ones would take letters out of ordinary words.
    private const int ShortestName = 3;

    private readonly (string Known, string Shown)[] known;

    private ReportRedaction(IEnumerable<(string? Known, string Shown)> known) => this.known =
    [
        .. known.Where(each => each.Known is { Length: >= ShortestName }).Select(each => (each.Known!, each.Shown)).OrderByDescending(each => each.Item1.Length),
    ];

    public static ReportRedaction For(DoctorRequest request) => new(
    [
        (request.Folder.Root, "(folder)"),
        (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~"),
        (Environment.UserName, "(user)"),
        (Environment.MachineName, "(machine)"),
        (request.Backend?.OriginalString, "(address)"),
        (request.Backend?.Host, "(address)"),
        (request.Profile == Accounts.ProfileOption.Default ? null : request.Profile, "(profile)"),
    ]);

    public string Clean(string line)
    {
        // Addresses first: a name that stands in one goes with it, and so does a token.
        var clean = Redaction.Clean(Address().Replace(line, "(address)"));
        foreach (var (text, shown) in known)
        {
            clean = clean.Replace(text, shown, StringComparison.OrdinalIgnoreCase);
        }

        clean = Mail().Replace(clean, "(mail)");
        clean = Folder().Replace(clean, "(folder)");
        return Number().Replace(clean, "(number)");
    }

    [GeneratedRegex("""[a-z][a-z0-9+.-]*://[^\s"'<>]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"[^\s@]+@[^\s@]+")]
    private static partial Regex Mail();

    // From a separator at the start of a word to the next blank.
    [GeneratedRegex(@"(?<![\w.~])(?:[A-Za-z]:\\|~?/)[^\s;,]*")]
    private static partial Regex Folder();

    // Of a telephone; a version has dots between few digits.
    [GeneratedRegex(@"\+\d[\d ().-]{6,}\d|(?<!\d)\d{7,}(?!\d)")]
    private static partial Regex Number();
}
