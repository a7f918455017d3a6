using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>The fields of the embedded CRM, and a stored record in the contract's form.</summary>
internal static class LocalFields
{
    public const string Name = "name";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Domain = "domain";
    public const string Stage = "stage";
    public const string NextStep = "nextStep";
    public const string LastContacted = "lastContacted";

    /// <summary>With this begins the key of every field that the workspace made.</summary>
    public const string Own = "own-";

    /// <summary>Every field of people and companies with its label, in the order in which it is shown.</summary>
    public static IReadOnlyList<NamedRef> All { get; } =
    [
        new() { Id = Name, Name = "Name" },
        new() { Id = Phone, Name = "Phone" },
        new() { Id = Email, Name = "Email" },
        new() { Id = Domain, Name = "Domain" },
        new() { Id = Stage, Name = "Stage" },
        new() { Id = NextStep, Name = "Next step" },
        new() { Id = LastContacted, Name = "Last contacted" },
    ];

    private static readonly string[] Stages = ["Lead", "Qualified", "Proposal", "Onboarding", "Customer", "Lost"];

    private static readonly string[] DealStages = ["Lead", "Qualified", "Proposal", "Negotiation", "Won", "Lost"];

    /// <summary>The stages of one kind in their order: the workspace's, or else those that everybody has at first.</summary>
    /// <param name="kind">The kind of records.</param>
    /// <param name="fields">As <see cref="LocalShelf.Fields"/> reads them.</param>
    public static IReadOnlyList<string> StagesOf(string kind, IEnumerable<LocalField> fields) =>
        fields.FirstOrDefault(field => field.Kind == kind && field.Key == Stage)?.Choices
        ?? (kind == RecordKind.Deal.Value ? DealStages : Stages);

    /// <summary>The fields that the workspace made for one kind.</summary>
    public static IEnumerable<LocalField> OwnOf(string kind, IEnumerable<LocalField> fields) => fields.Where(field => field.Kind == kind && field.Key != Stage);

    /// <summary>The fields of one kind with their labels: a deal has no number, mail or domain of its own.</summary>
    public static IReadOnlyList<NamedRef> Named(RecordKind kind, IEnumerable<LocalField> own) =>
    [
        .. All.Where(field => kind != RecordKind.Deal || field.Id is not (Phone or Email or Domain)),
        .. OwnOf(kind.Value, own).Select(field => new NamedRef { Id = field.Key, Name = field.Label }),
    ];

    /// <param name="record">The record.</param>
    /// <param name="own">The fields that the workspace made, of every kind, with its stages.</param>
    public static IReadOnlyList<RecordField> Of(LocalRecord record, IEnumerable<LocalField> own)
    {
        var isDeal = record.Kind == RecordKind.Deal.Value;
        RecordField[] details = isDeal ? [] :
        [
            Field(Phone, FieldKind.Phone, record.Phone),
            Field(Email, FieldKind.Email, record.Email),
            Field(Domain, FieldKind.Text, record.Domain),
        ];
        return
        [
            Field(Name, FieldKind.Text, record.Name),
            .. details,
            Field(Stage, FieldKind.Status, record.Stage) with { Options = StagesOf(record.Kind, own) },
            Field(NextStep, FieldKind.Date, record.NextStepDay),
            .. OwnOf(record.Kind, own).Select(field => field.Of(record)),
        ];
    }

    /// <summary>The record with one field set; null clears it.</summary>
    public static LocalRecord With(LocalRecord record, string key, string? text) => key switch
    {
        Name => record with { Name = text! },
        Phone => record with { Phone = text },
        Email => record with { Email = text },
        Domain => record with { Domain = text },
        Stage => record with { Stage = text },
        NextStep => record with { NextStepAt = LocalRecord.Midnight(text) },
        _ => record with { Own = OwnWith(record.Own, key, text) },
    };

    private static Dictionary<string, string> OwnWith(IReadOnlyDictionary<string, string> held, string key, string? text)
    {
        var own = held.Where(pair => pair.Key != key).ToDictionary();
        if (text is not null)
        {
            own[key] = text;
        }

        return own;
    }

    private static RecordField Field(string key, FieldKind kind, string? value) => new()
    {
        Key = key,
        Label = All.First(field => field.Id == key).Name,
        Kind = kind,
        Value = value is null ? null : new FieldValue(value),
        Display = value ?? "",
        Editable = true,
    };
}
