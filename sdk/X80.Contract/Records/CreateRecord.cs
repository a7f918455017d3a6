using X80.Contract.Consents;
using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>Body of <c>POST records</c>.</summary>
public sealed class CreateRecord
{
    public required RecordKind Kind { get; init; }

    public required string Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Domain { get; init; }

    public required ConsentClaim Consent { get; init; }
}
