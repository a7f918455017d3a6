using System.Text.Json;

namespace X80.ReferenceServer.Tests.Matching;

/// <summary>
/// A labelled set: records and chats drawn with a fixed seed from tables of names, which know nothing of the matcher; nobody
/// of that name or number is meant.
/// </summary>
internal sealed class LabelledSet
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private readonly string _prefix;

    private LabelledSet(string prefix)
    {
        _prefix = prefix;
        Records = Read<MatchRecord>("records.jsonl");
        Cases = Read<MatchCase>("cases.jsonl");
    }

    public IReadOnlyList<MatchRecord> Records { get; }

    public IReadOnlyList<MatchCase> Cases { get; }

    /// <summary>The first set (empty name), made by whoever wrote the matcher; or <c>held-out</c>, written without sight of it.</summary>
    public static LabelledSet Of(string name) => new(name.Length == 0 ? "" : $"{name}-");

    public JsonElement Tables()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(_prefix.Length == 0 ? "name-tables.json" : $"{_prefix}tables.json")));
        return document.RootElement.Clone();
    }

    private T[] Read<T>(string file) => [.. File.ReadLines(PathOf(_prefix + file)).Select(line => JsonSerializer.Deserialize<T>(line, Form)!)];

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Matching", "Data", file);
}
