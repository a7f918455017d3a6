using X80.Contract.Consents;

namespace X80.Contract.Records;

/// <summary>
/// Body of <c>PATCH records/{kind}/{id}</c>: new values by field key, and what the person saw before. Both name the same
/// fields. Null, here alone, is an empty field: it clears.
/// </summary>
public sealed class EditRecord
{
    public required IReadOnlyDictionary<string, FieldValue?> Fields { get; init; }

    public required IReadOnlyDictionary<string, FieldValue?> Was { get; init; }

    public required ConsentClaim Consent { get; init; }
}
