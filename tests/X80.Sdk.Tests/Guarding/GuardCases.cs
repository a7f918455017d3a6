using System.Text.Json;
using X80.Sdk.Guarding;

namespace X80.Sdk.Tests.Guarding;

/// <summary>The decision table as data: one line a case, <c>[context, url, decision, flag?]</c>; a case's id is its line and context.</summary>
internal static class GuardCases
{
    private static readonly Dictionary<string, JsonElement> ById = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Guarding", "guard-cases.jsonl"))
        .Select((line, index) => (Case: JsonSerializer.Deserialize<JsonElement>(line), Number: index + 1))
        .ToDictionary(row => $"{row.Number:000}-{row.Case[0].GetString()}", row => row.Case);

    public static IEnumerable<string> Ids => ById.Keys;

    public static string Url(string id) => ById[id][1].GetString()!;

    public static bool Gesture(string id) => ById[id].GetArrayLength() < 4 || ById[id][3].GetString() switch
    {
        "nogesture" => false,
        var flag => throw new InvalidDataException($"Case {id} has a flag that no test knows: {flag}."),
    };

    public static GuardContext Context(string id) => ById[id][0].GetString() switch
    {
        "Sub" => GuardContext.Frame,
        var word => Enum.Parse<GuardContext>(word!),
    };

    public static (GuardAction Action, bool Trusted) Expected(string id) => ById[id][2].GetString() switch
    {
        "Allow" => (GuardAction.Load, true),
        "AllowUntrusted" => (GuardAction.Load, false),
        "OpenExternal" => (GuardAction.OpenExternally, false),
        "Block" => (GuardAction.Refuse, false),
        var word => throw new InvalidDataException($"Case {id} expects something that no test knows: {word}."),
    };
}
