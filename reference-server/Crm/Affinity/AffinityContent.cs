using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// A text as it stands in Affinity: under its title as a first line, since notes have none of their own, and with a stamp behind its
/// marker: when it was written, and a word that no two writes share. Affinity calls the key's owner the creator of what the key wrote
/// and of what the owner wrote by hand; a copy that the owner made bears the same stamp and is younger than it (CRM-8).
/// </summary>
internal static partial class AffinityContent
{
    // Clocks differ, and a request that was given up may be carried out minutes later.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>For a text that is written at a time for the first time; it keeps it for as long as it is changed in place.</summary>
    public static string NewStamp(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $" ~{at.ToUnixTimeMilliseconds():x}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");

    /// <returns>Null where there is none.</returns>
    public static string? StampOf(JsonElement note) => Stamp().Match(TextOf(note).TrimEnd()) is { Success: true } found ? found.Value : null;

    public static string Of(RemoteKind kind, RemoteText text, string stamp) => (kind == RemoteKind.Note ? $"{text.Title}\n\n{text.Body}" : text.Body) + stamp;

    /// <summary>Without the stamp, and without the first line where that is a title of ours; a changed title stays, so that it counts as edited.</summary>
    public static string BodyOf(RemoteKind kind, JsonElement note)
    {
        var content = Stamp().Replace(TextOf(note).ReplaceLineEndings("\n").TrimEnd(), "");
        var end = content.IndexOf('\n', StringComparison.Ordinal);
        return kind == RemoteKind.Note && end > 0 && Title().IsMatch(content[..end].TrimEnd()) ? content[(end + 1)..].TrimStart('\n') : content;
    }

    public static string LastLineOf(string body) => body.TrimEnd().Split('\n')[^1];

    /// <param name="notes">Of which Affinity says that the key's owner created them.</param>
    /// <returns>Those that this server can have written: made when their stamp says, and of several with the same stamp the first.</returns>
    public static IReadOnlyList<JsonElement> Written(IEnumerable<JsonElement> notes) =>
    [
        .. notes.Where(note => StampOf(note) is { } stamp && AffinityText.TimeOf(note, "created_at") is { } made && IsWithin(stamp, made))
            .GroupBy(note => StampOf(note)!, StringComparer.Ordinal)
            .Select(same => same.MinBy(note => (AffinityText.TimeOf(note, "created_at"), AffinityIds.Of(note)))),
    ];

    /// <summary>Whether a stamp is of about this time: what was made long after it is a copy.</summary>
    public static bool IsWithin(string stamp, DateTimeOffset at) =>
        long.TryParse(Stamp().Match(stamp).Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var written)
        && (at - DateTimeOffset.FromUnixTimeMilliseconds(written)).Duration() <= Tolerance;

    private static string TextOf(JsonElement note) => AffinityText.Of(note, "content") ?? "";

    // Eleven digits last until the year 2527, and no text can ask for a time out of range.
    [GeneratedRegex(" ~([0-9a-f]{11})-[0-9a-f]{6}$")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^.{1,80} conversation( \(\d+ of \d+\))?$")]
    private static partial Regex Title();
}
