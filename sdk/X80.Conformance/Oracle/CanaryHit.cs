namespace X80.Conformance.Oracle;

/// <summary>A canary, or a piece of one, where it must not be.</summary>
/// <param name="Canary">Whose text was found.</param>
/// <param name="Channel">Where, such as <c>GET messages</c> or <c>probe: row of message</c>.</param>
/// <param name="Offset">Where in that channel's text, in characters of the form it was found in; null where a probe found it.</param>
/// <param name="Form">How it was hidden, outermost first: <c>plain</c>, <c>base64, utf-16</c>, <c>reversed</c> …</param>
public sealed record CanaryHit(Canary Canary, string Channel, int? Offset, string Form);
