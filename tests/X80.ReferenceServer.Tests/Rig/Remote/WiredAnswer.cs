namespace X80.ReferenceServer.Tests.Rig.Remote;

/// <summary>What the stand-in answers over the wire; <paramref name="Failed"/> where it failed.</summary>
internal sealed record WiredAnswer(bool Failed = false, bool IsRefusal = false, bool MayHaveBeenApplied = false)
{
    public string? Id { get; init; }

    public string? Body { get; init; }

    /// <value>Ids and bodies, in turn.</value>
    public IReadOnlyList<string> Items { get; init; } = [];
}
