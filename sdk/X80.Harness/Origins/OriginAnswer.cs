namespace X80.Harness.Origins;

/// <summary>An answer to the page.</summary>
public sealed record OriginAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
