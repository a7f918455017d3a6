namespace X80.Sdk.Capture;

/// <summary>A failure as a person reads it: no content, no token, no stack.</summary>
/// <param name="Code">A stable word, such as <c>token-refused</c>, <c>backend-down</c>, <c>no-chat-open</c>, <c>wrong-page</c>, <c>chat-changed</c>.</param>
/// <param name="What">What happened.</param>
/// <param name="Next">What to do now.</param>
public sealed record CaptureFailure(string Code, string What, string Next);
