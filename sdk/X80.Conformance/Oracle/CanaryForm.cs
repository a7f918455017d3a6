namespace X80.Conformance.Oracle;

/// <summary>A canary as somebody might have kept it without its plain text being there.</summary>
/// <param name="Name">Such as <c>base64</c>.</param>
/// <param name="Bytes">The kept bytes.</param>
/// <param name="Line">The same as one line of text, for a probe; null where it is binary.</param>
public sealed record CanaryForm(string Name, ReadOnlyMemory<byte> Bytes, string? Line);
