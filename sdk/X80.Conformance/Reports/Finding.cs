namespace X80.Conformance.Reports;

/// <summary>One thing that was seen and must not be.</summary>
/// <param name="What">In a sentence.</param>
/// <param name="Channel">Where it was seen.</param>
/// <param name="Offset">Where in that channel, in characters; null where it is no text.</param>
/// <param name="Form">How a canary was hidden, such as <c>plain</c> or <c>base64</c>; null where it was none.</param>
public sealed record Finding(string What, string Channel, int? Offset = null, string? Form = null);
