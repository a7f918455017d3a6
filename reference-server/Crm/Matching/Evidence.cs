namespace X80.ReferenceServer.Crm.Matching;

/// <summary>Points for one thing that speaks for a record, and the sentence that says so to a person.</summary>
internal sealed record Evidence(int Points, string Reason)
{
    public static Evidence None { get; } = new(0, "");
}
