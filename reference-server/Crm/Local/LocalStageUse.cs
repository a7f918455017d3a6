namespace X80.ReferenceServer.Crm.Local;

/// <summary>How many records stand at a stage.</summary>
internal sealed class LocalStageUse
{
    public required string Stage { get; init; }

    public long Records { get; init; }
}
