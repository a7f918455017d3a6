namespace X80.Contract.Sessions;

/// <summary>Which reader packs the backend still accepts: the lowest version by pack id, and revoked stamps.</summary>
public sealed record PackPolicy
{
    public required IReadOnlyDictionary<string, string> Minimum { get; init; }

    public required IReadOnlyList<string> Revoked { get; init; }
}
