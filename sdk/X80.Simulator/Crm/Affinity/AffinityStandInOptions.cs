namespace X80.Simulator.Crm.Affinity;

/// <summary>How an account of the stand-in for Affinity is set up.</summary>
public sealed record AffinityStandInOptions
{
    /// <value>The one key that it knows. Default: a made-up one.</value>
    public string Key { get; init; } = "practice-affinity-key";

    /// <value>The account's part of its web app's host. Default <c>practice</c>.</value>
    public string Subdomain { get; init; } = "practice";

    /// <value>Whether the endpoints that are beta answer; else they are 404. Default true.</value>
    public bool HasBetas { get; init; } = true;

    /// <value>Requests in a minute, both versions together. Default 900.</value>
    public int RequestsPerMinute { get; init; } = 900;

    /// <value>Requests in a month; null, the default, where the plan knows no such limit: its three headers are then left out.</value>
    public int? RequestsPerMonth { get; init; }

    /// <value>Whether the key may read the whole directories of people and companies. Default true.</value>
    public bool MayExportDirectories { get; init; } = true;

    /// <value>Whether the key may read what stands in lists. Default true.</value>
    public bool MayExportLists { get; init; } = true;

    /// <value>Whether there is a second list of opportunities. Default false.</value>
    public bool HasTwoDealLists { get; init; }

    /// <value>How long a search does not see what was just made. Default: not at all.</value>
    public TimeSpan SearchDelay { get; init; } = TimeSpan.Zero;

    /// <value>The clock. Default: the machine's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
