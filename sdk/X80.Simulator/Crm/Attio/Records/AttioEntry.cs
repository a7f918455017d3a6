namespace X80.Simulator.Crm.Attio.Records;

/// <summary>A record in a list; its stage is null where the list has none.</summary>
internal sealed record AttioEntry(Guid List, string Slug, string Object, Guid Record, string? Stage, DateTimeOffset CreatedAt)
{
    public Guid Id { get; } = Guid.NewGuid();
}
