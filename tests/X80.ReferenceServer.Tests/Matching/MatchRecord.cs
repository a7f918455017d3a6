using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Tests.Matching;

/// <summary>A record of the labelled set.</summary>
public sealed record MatchRecord(string Id, string Kind, string Name, string? Phone, string? Email, string? Domain)
{
    internal MatchCandidate ToCandidate() => new()
    {
        Record = new RecordRef(RecordKind.Parse(Kind), RecordId.Parse(Id)),
        Name = Name,
        Phones = Phone is null ? [] : [Phone],
        Emails = Email is null ? [] : [Email],
        Domains = Domain is null ? [] : [Domain],
    };
}
