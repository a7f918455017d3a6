namespace X80.ReferenceServer.Tests.Histories;

/// <summary>A chat as the channel shows it, and what the contract says the backend holds of it. Messages are numbers, in their order.</summary>
public sealed class ModelChat
{
    public const int Length = 6;

    /// <summary>What the page shows now, by number.</summary>
    public string[] Page { get; } = [.. Enumerable.Range(0, Length).Select(number => $"text-{number}-v0")];

    public bool IsOpen { get; set; }

    public bool IsShared { get; set; }

    public string? Record { get; set; }

    public SortedDictionary<int, string> Rows { get; } = [];

    public HashSet<int> Withheld { get; } = [];

    /// <summary>Which messages are published, by record.</summary>
    public Dictionary<string, SortedSet<int>> Notes { get; } = [];

    public IEnumerable<string> NoteOn(string record) => Notes.TryGetValue(record, out var published) ? published.Select(number => Rows[number]) : [];
}
