using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>All that an answer shows, apart from the id that was asked for: status, headers, members of the body.</summary>
internal static class AnswerShape
{
    /// <returns>What tells the answer about somebody's conversation from the answers about two that do not exist.</returns>
    /// <remarks>Two, so that what differs from answer to answer anyway (a request id, the time) counts for nothing.</remarks>
    public static IReadOnlyList<string> Differences((WireAnswer Answer, string Id) foreign, (WireAnswer Answer, string Id) absent, (WireAnswer Answer, string Id) absentToo)
    {
        var first = Traits(absent.Answer, absent.Id);
        var second = Traits(absentToo.Answer, absentToo.Id);
        var shown = Traits(foreign.Answer, foreign.Id);
        return
        [
            .. first.Keys.Union(shown.Keys).Order(StringComparer.Ordinal).Where(name =>
                first.GetValueOrDefault(name) == second.GetValueOrDefault(name) && first.GetValueOrDefault(name) != shown.GetValueOrDefault(name)),
        ];
    }

    private static Dictionary<string, string> Traits(WireAnswer answer, string id)
    {
        var traits = new Dictionary<string, string>(StringComparer.Ordinal) { ["status"] = $"{answer.Status}" };
        // An answer that repeats the id may be as much longer as the id is; its body is compared itself.
        foreach (var header in answer.Headers.Where(header => header.Key is not ("Date" or "Content-Length")))
        {
            traits[$"header {header.Key}"] = Without(id, header.Value);
        }
        if (answer.Object is not { } json)
        {
            traits["body"] = Without(id, System.Text.Encoding.UTF8.GetString(answer.Body));
            return traits;
        }
        foreach (var member in json.EnumerateObject())
        {
            traits[$"member {member.Name}"] = Without(id, member.Value.GetRawText());
        }
        return traits;
    }

    private static string Without(string id, string text) => text.Replace(id, "{id}", StringComparison.Ordinal);
}
