using X80.Contract.Consents;
using X80.Contract.Kinds;

namespace X80.Contract.Conversations;

/// <summary>Body of <c>PUT conversations/{id}/privacy</c>. A consent stands here for Shared only.</summary>
public sealed record PrivacyChange
{
    public required PrivacyState State { get; init; }

    /// <summary>With Private only; absent means <c>keep</c>.</summary>
    public PrivacyHistory? History { get; init; }

    public ConsentClaim? Consent { get; init; }
}
