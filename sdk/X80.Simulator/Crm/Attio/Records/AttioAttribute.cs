namespace X80.Simulator.Crm.Attio.Records;

/// <summary>One attribute of an object.</summary>
internal sealed record AttioAttribute(string Slug, string Type, string Title)
{
    public Guid Id { get; } = Guid.NewGuid();

    public bool IsMulti { get; init; }

    public bool IsUnique { get; init; }

    public bool IsRequired { get; init; }

    public bool IsWritable { get; init; } = true;

    /// <value>Titles of a status or select, each with its id.</value>
    public IReadOnlyDictionary<string, Guid> Options { get; init; } = new Dictionary<string, Guid>();
}
