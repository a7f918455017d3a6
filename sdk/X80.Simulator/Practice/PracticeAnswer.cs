namespace X80.Simulator.Practice;

/// <summary>An answer of the practice site.</summary>
public sealed record PracticeAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
