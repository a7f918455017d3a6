using System.Text.Json;

namespace X80.ReferenceServer.Tests.Matching;

/// <summary>
/// The labelled set: records and chats drawn with a fixed seed from <c>name-tables.json</c>, which knows nothing of the
/// matcher; nobody of that name or number is meant.
/// </summary>
internal static class LabelledSet
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<MatchRecord> Records { get; } = Read<MatchRecord>("records.jsonl");

    public static IReadOnlyList<MatchCase> Cases { get; } = Read<MatchCase>("cases.jsonl");

    public static JsonElement Tables()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf("name-tables.json")));
        return document.RootElement.Clone();
    }

    private static T[] Read<T>(string file) => [.. File.ReadLines(PathOf(file)).Select(line => JsonSerializer.Deserialize<T>(line, Form)!)];

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Matching", "Data", file);
}
