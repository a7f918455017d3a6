namespace X80.Contract.Records;

/// <summary>A page of a record's activities, newest first.</summary>
public sealed record ActivityPage
{
    public required IReadOnlyList<Activity> Items { get; init; }

    public string? Next { get; init; }
}
