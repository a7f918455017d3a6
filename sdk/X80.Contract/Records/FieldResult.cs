using X80.Contract.Problems;

namespace X80.Contract.Records;

/// <summary>What became of one field. Where it was not set, <see cref="Problem"/> says why and the record holds its present value.</summary>
public sealed record FieldResult
{
    public required string Key { get; init; }

    public required bool Ok { get; init; }

    public ProblemDocument? Problem { get; init; }
}
