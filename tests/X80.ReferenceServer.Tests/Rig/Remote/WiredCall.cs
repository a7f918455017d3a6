namespace X80.ReferenceServer.Tests.Rig.Remote;

/// <summary>One request of a server in another process to the stand-in.</summary>
internal sealed record WiredCall(string Kind, string RecordKind, string RecordId)
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Marker { get; init; }
}
