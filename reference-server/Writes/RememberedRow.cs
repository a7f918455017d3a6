namespace X80.ReferenceServer.Writes;

/// <summary>What is kept of a write that was done: tags, counts and ids (WIRE-4).</summary>
internal sealed class RememberedRow
{
    public byte[] BodyTag { get; init; } = [];

    public string Outcome { get; init; } = "";
}
