namespace X80.Conformance.Subjects;

/// <summary>One stimulus.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="ChatId">To which chat, where it concerns one.</param>
/// <param name="Text">What arrives or is typed; empty elsewhere.</param>
/// <param name="Number">A number drawn from the seed: how far, which one.</param>
public sealed record Stimulus(StimulusKind Kind, string ChatId, string Text, int Number);
