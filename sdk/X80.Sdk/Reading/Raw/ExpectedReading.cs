using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.Sdk.Reading.Raw;

/// <summary>The content of a fixture's <c>expected.json</c>.</summary>
internal sealed record ExpectedReading
{
    public required string Title { get; init; }

    public string? Phone { get; init; }

    public required IReadOnlyList<CapturedMessage> Messages { get; init; }

    /// <summary>How sure each message's side is, one a message; null where the fixture says nothing of it.</summary>
    public IReadOnlyList<DirectionCertainty>? Directions { get; init; }

    public required Coverage Coverage { get; init; }

    public override string ToString() => $"expected reading of {Messages.Count} messages";
}
