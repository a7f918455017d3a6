namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>A row of a list.</summary>
internal sealed record AffinityEntry(long Id, AffinityList List, long Entity, long Creator, DateTimeOffset MadeAt)
{
    /// <value>By field what stands in it: a text, a number or a time as it was written, of a dropdown the option's id.</value>
    public Dictionary<long, string> Cells { get; } = [];
}
