using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>Which CRM a workspace writes to.</summary>
[JsonConverter(typeof(KindJsonConverter<CrmName>))]
public readonly record struct CrmName : IKind<CrmName>
{
    private readonly string? value;

    private CrmName(string word) => value = word;

    public static CrmName Embedded { get; } = new("embedded");
    public static CrmName Attio { get; } = new("attio");
    public static CrmName Affinity { get; } = new("affinity");

    public string Value => value ?? throw new InvalidOperationException("This CrmName was never set.");

    static CrmName IKind<CrmName>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static CrmName Parse(string word) => KindWord.Parse<CrmName>(word);

    public override string ToString() => value ?? "(none)";
}
