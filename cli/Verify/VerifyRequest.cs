namespace X80.Cli.Verify;

/// <summary>What a verification was asked.</summary>
/// <param name="Only">Ids of cases or starts of ids; empty for all.</param>
/// <param name="Seed">Gives the order of attacks and stimuli.</param>
/// <param name="Report">Where report files go; null for none.</param>
/// <param name="Json">Whether the report is printed as JSON.</param>
internal sealed record VerifyRequest(IReadOnlyList<string> Only, int Seed, DirectoryInfo? Report, bool Json)
{
    /// <summary>The most requests that a backend is sent; null for no limit.</summary>
    public int? Budget { get; init; }

    /// <summary>How long a client is watched, by the rig's clock; null for the default.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Whether a client's clock is the machine's.</summary>
    public bool RealTime { get; init; }

    /// <summary>A word that a judge chose; null where there is none.</summary>
    public string? Nonce { get; init; }

    /// <summary>What was told beforehand, for the settings of one half alone.</summary>
    public VerifyConfig Config { get; init; } = new();
}
