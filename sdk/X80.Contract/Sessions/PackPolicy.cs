namespace X80.Contract.Sessions;

/// <summary>Which reader packs the backend still accepts: the lowest version by pack id, and revoked versions.</summary>
public sealed record PackPolicy
{
    public required IReadOnlyDictionary<string, string> Minimum { get; init; }

    /// <summary>Each as <c>id@version</c>, such as <c>whatsapp-web@2026.11.1</c>.</summary>
    public required IReadOnlyList<string> Revoked { get; init; }
}
