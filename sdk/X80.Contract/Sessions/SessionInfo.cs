using X80.Contract.Kinds;

namespace X80.Contract.Sessions;

/// <summary>Answer of <c>GET session</c>: who the token speaks for, which CRM, and what the server allows.</summary>
public sealed record SessionInfo
{
    /// <summary>The contract's version, <c>1.0</c>.</summary>
    public required string Contract { get; init; }

    public required NamedRef Workspace { get; init; }

    public required NamedRef Member { get; init; }

    public required CrmInfo Crm { get; init; }

    public required IReadOnlyList<Scope> Scopes { get; init; }

    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>The per-member salt, base64url, from which conversation keys are derived; with scope capture only.</summary>
    public string? KeyMaterial { get; init; }

    public required PrivacyAuthority PrivacyChange { get; init; }

    public required ContractLimits Limits { get; init; }

    public required PackPolicy Packs { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public override string ToString() => $"session of {Member.Id} in {Workspace.Id}";
}
