using System.Globalization;
using X80.Contract.Kinds;
using X80.Contract.Records;

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

    private const string DayForm = "yyyy-MM-dd";

    public static IReadOnlyList<string> Keys { get; } = [Name, Phone, Email, Domain, Stage, NextStep, LastContacted];

    public static IReadOnlyList<string> Stages { get; } = ["Lead", "Qualified", "Proposal", "Onboarding", "Customer", "Lost"];

    public static IReadOnlyList<RecordField> Of(LocalRecord record, TimeZoneInfo zone) =>
    [
        Field(Name, "Name", FieldKind.Text, record.Name),
        Field(Phone, "Phone", FieldKind.Phone, record.Phone),
        Field(Email, "Email", FieldKind.Email, record.Email),
        Field(Domain, "Domain", FieldKind.Text, record.Domain),
        Field(Stage, "Stage", FieldKind.Status, record.Stage) with { Options = Stages },
        Field(NextStep, "Next step", FieldKind.Date, DayOf(record.NextStepAt, zone)),
    ];

    /// <summary>The record with one field set; null clears it.</summary>
    public static LocalRecord With(LocalRecord record, string key, string? text, TimeZoneInfo zone) => new()
    {
        Kind = record.Kind,
        Id = record.Id,
        Name = key == Name ? text! : record.Name,
        Phone = key == Phone ? text : record.Phone,
        Email = key == Email ? text : record.Email,
        Domain = key == Domain ? text : record.Domain,
        Stage = key == Stage ? text : record.Stage,
        NextStepAt = key == NextStep ? Midnight(text, zone) : record.NextStepAt,
    };

    private static RecordField Field(string key, string label, FieldKind kind, string? value) => new()
    {
        Key = key,
        Label = label,
        Kind = kind,
        Value = value is null ? null : new FieldValue(value),
        Display = value ?? "",
        Editable = true,
    };

    private static string? DayOf(long? at, TimeZoneInfo zone) =>
        at is { } held
            ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(held), zone).ToString(DayForm, CultureInfo.InvariantCulture)
            : null;

    private static long? Midnight(string? day, TimeZoneInfo zone)
    {
        if (day is null)
        {
            return null;
        }

        var midnight = DateTime.ParseExact(day, DayForm, CultureInfo.InvariantCulture);
        return new DateTimeOffset(DateTime.SpecifyKind(midnight, DateTimeKind.Unspecified), TimeSpan.Zero)
            .Subtract(zone.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
    }
}
