namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>A row of a list.</summary>
internal sealed record AffinityEntry(long Id, AffinityList List, long Entity, long Creator, DateTimeOffset MadeAt)
{
    /// <value>By field what stands in it, as JSON: a text, a number, a time or a place as it was written, else the id of the option, person or company; of several an array.</value>
    public Dictionary<long, string> Cells { get; } = [];
}
