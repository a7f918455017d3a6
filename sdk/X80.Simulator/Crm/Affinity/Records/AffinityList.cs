namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>A list with its fields.</summary>
internal sealed record AffinityList(long Id, string Name, AffinityEntityKind Kind, IReadOnlyList<AffinityListField> Fields)
{
    /// <value>How version 1 calls what stands in it.</value>
    public int Number => Kind switch
    {
        AffinityEntityKind.Person => 0,
        AffinityEntityKind.Company => 1,
        _ => 8,
    };
}
