namespace X80.Cli.Demo;

/// <summary>What one step leaves for a later one to compare with.</summary>
internal sealed class DemoMemory
{
    /// <summary>The record's web page in the CRM.</summary>
    public Uri? RecordPage { get; set; }

    /// <summary>What the backend held when the person had seen the note.</summary>
    public BackendView? Before { get; set; }

    /// <summary>Words that only the messages after the flip to Private hold.</summary>
    public string? Canary { get; set; }
}
