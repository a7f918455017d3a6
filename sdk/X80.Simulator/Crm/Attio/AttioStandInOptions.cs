namespace X80.Simulator.Crm.Attio;

/// <summary>How a workspace of the stand-in for Attio is set up.</summary>
public sealed record AttioStandInOptions
{
    /// <value>The one key that it knows. Default: a made-up one.</value>
    public string Key { get; init; } = "practice-attio-key";

    /// <value>What the key may do, with spaces between. Default: all that a connector needs.</value>
    public string Scopes { get; init; } =
        "record_permission:read-write object_configuration:read note:read-write task:read user_management:read list_entry:read list_configuration:read";

    /// <value>The front of every record's address. Default: Attio's own.</value>
    public string WebApp { get; init; } = "https://app.attio.com/";

    /// <value>Bytes of a note's content from which on it is answered 413. Default 200,000.</value>
    public int NoteBytes { get; init; } = 200_000;

    /// <value>How long the search does not see a new record; a query sees it at once. Default: not at all.</value>
    public TimeSpan SearchLag { get; init; } = TimeSpan.Zero;

    /// <value>How long a merged record is not there yet under its new id. Default one second.</value>
    public TimeSpan MergeTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <value>Whether a note can be changed in place; before October 2026 it could not. Default true.</value>
    public bool PatchesNotes { get; init; } = true;

    /// <value>Whether the plan has custom activities. Default false: they are answered 403.</value>
    public bool HasActivities { get; init; }

    /// <value>Whether the object <c>deals</c> is switched on. Default true.</value>
    public bool HasDeals { get; init; } = true;

    /// <value>Reads in any second. Default 100.</value>
    public int ReadsPerSecond { get; init; } = 100;

    /// <value>Writes in any second. Default 25.</value>
    public int WritesPerSecond { get; init; } = 25;

    /// <value>The clock; the system's unless given.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Without <see cref="Key"/>.</summary>
    public override string ToString() => "a stand-in for Attio";
}
