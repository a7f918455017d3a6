using System.Globalization;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>A person, a company or a deal of the embedded CRM.</summary>
internal sealed record LocalRecord
{
    private const string DayForm = "yyyy-MM-dd";

    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Domain { get; init; }

    public string? Stage { get; init; }

    /// <summary>A day, kept as its midnight in UTC, so that it stays the same day in every time zone of the workspace.</summary>
    public long? NextStepAt { get; init; }

    /// <value>The company that a person or a deal belongs to.</value>
    public string? CompanyId { get; init; }

    /// <value>The person whom a deal is about.</value>
    public string? PersonId { get; init; }

    /// <value>What stands in the fields that the workspace made, by their keys.</value>
    public IReadOnlyDictionary<string, string> Own { get; init; } = new Dictionary<string, string>();

    /// <summary>The same as <c>yyyy-MM-dd</c>.</summary>
    public string? NextStepDay =>
        NextStepAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at).ToString(DayForm, CultureInfo.InvariantCulture) : null;

    public string Subtitle => Email ?? Domain ?? Phone ?? (Kind == RecordKind.Deal.Value ? Stage : null) ?? "";

    /// <summary>The record with nothing in it but what may be seen.</summary>
    public LocalRecord Only(RecordAccess access) => this with
    {
        Phone = access.Allows(LocalFields.Phone) ? Phone : null,
        Email = access.Allows(LocalFields.Email) ? Email : null,
        Domain = access.Allows(LocalFields.Domain) ? Domain : null,
        Stage = access.Allows(LocalFields.Stage) ? Stage : null,
        NextStepAt = access.Allows(LocalFields.NextStep) ? NextStepAt : null,
        Own = Own.Where(pair => access.Allows(pair.Key)).ToDictionary(),
    };

    public MatchCandidate ToCandidate() => new()
    {
        Record = new RecordRef(RecordKind.Parse(Kind), RecordId.Parse(Id)),
        Name = Name,
        Subtitle = Subtitle,
        Phones = Phone is null ? [] : [Phone],
        Emails = Email is null ? [] : [Email],
        Domains = Domain is null ? [] : [Domain],
    };

    /// <param name="day">As <c>yyyy-MM-dd</c>, or null.</param>
    public static long? Midnight(string? day) => day is null
        ? null
        : new DateTimeOffset(DateOnly.ParseExact(day, DayForm, CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public object ForInsert(string workspace, DateTimeOffset now) => new
    {
        Workspace = workspace,
        Kind,
        Id,
        Name,
        Phone,
        Email,
        Domain,
        Stage,
        NextStepAt,
        CompanyId,
        PersonId,
        Now = now.ToUnixTimeMilliseconds(),
    };

    public override string ToString() => $"{Kind} {Id}";
}
