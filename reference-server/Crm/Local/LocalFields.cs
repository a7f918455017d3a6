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

    /// <summary>Every field with its label, in the order in which it is shown.</summary>
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

    public static IReadOnlyList<string> Stages { get; } = ["Lead", "Qualified", "Proposal", "Onboarding", "Customer", "Lost"];

    public static IReadOnlyList<RecordField> Of(LocalRecord record) =>
    [
        Field(Name, FieldKind.Text, record.Name),
        Field(Phone, FieldKind.Phone, record.Phone),
        Field(Email, FieldKind.Email, record.Email),
        Field(Domain, FieldKind.Text, record.Domain),
        Field(Stage, FieldKind.Status, record.Stage) with { Options = Stages },
        Field(NextStep, FieldKind.Date, record.NextStepDay),
    ];

    /// <summary>The record with one field set; null clears it.</summary>
    public static LocalRecord With(LocalRecord record, string key, string? text) => new()
    {
        Kind = record.Kind,
        Id = record.Id,
        Name = key == Name ? text! : record.Name,
        Phone = key == Phone ? text : record.Phone,
        Email = key == Email ? text : record.Email,
        Domain = key == Domain ? text : record.Domain,
        Stage = key == Stage ? text : record.Stage,
        NextStepAt = key == NextStep ? LocalRecord.Midnight(text) : record.NextStepAt,
    };

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
