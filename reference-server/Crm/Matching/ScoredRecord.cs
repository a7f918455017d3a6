using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>A record with what speaks for it.</summary>
internal sealed record ScoredRecord(MatchCandidate Candidate, int Score, IReadOnlyList<string> Reasons)
{
    public required PhoneEvidence Phone { get; init; }

    /// <value>Points of the name alone.</value>
    public required int Name { get; init; }

    /// <value>It rests on nothing but the name.</value>
    public required bool IsByName { get; init; }

    public Suggestion ToSuggestion() => new()
    {
        Kind = Candidate.Record.Kind,
        RecordId = Candidate.Record.Id,
        Name = Candidate.Name,
        Subtitle = Candidate.Subtitle,
        Score = Score,
        Reasons = Reasons,
    };
}
