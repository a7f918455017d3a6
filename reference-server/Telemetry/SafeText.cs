using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace X80.ReferenceServer.Telemetry;

/// <summary>
/// What of a log line may leave the process. Of our own lines: their fixed words, and the values on a closed list. Of the
/// framework's: category and event alone, since their values are paths, headers and the text of exceptions. Of an
/// exception: its type.
/// </summary>
internal static partial class SafeText
{
    private const string OwnCategories = "X80.ReferenceServer.";
    private const string Template = "{OriginalFormat}";

    // Numbers, words of closed lists, and ids that this server made.
    private static readonly FrozenSet<string> Values =
        FrozenSet.Create(StringComparer.Ordinal, "RequestId", "Failure", "Cause", "Reason", "Count", "Seconds", "Job");

    public static string Of(string category, EventId id, IReadOnlyList<KeyValuePair<string, object?>>? state, Exception? exception)
    {
        var words = category.StartsWith(OwnCategories, StringComparison.Ordinal) ? Own(state) : id.Name ?? id.Id.ToString(CultureInfo.InvariantCulture);
        return exception is null ? words : $"{words} [{exception.GetType().FullName}]";
    }

    private static string Own(IReadOnlyList<KeyValuePair<string, object?>>? state)
    {
        var values = state?.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal) ?? [];
        return values.GetValueOrDefault(Template) is string template
            ? Placeholder().Replace(template, hole => Value(values, hole.Groups[1].Value))
            : "";
    }

    private static string Value(Dictionary<string, object?> values, string name) =>
        Values.Contains(name) ? Convert.ToString(values.GetValueOrDefault(name), CultureInfo.InvariantCulture) ?? "" : "…";

    [GeneratedRegex("\\{([A-Za-z]+)[^}]*\\}")]
    private static partial Regex Placeholder();
}
