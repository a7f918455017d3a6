namespace X80.Conformance.Wire;

/// <summary>A step that had to succeed did not: the case that needed it is inconclusive.</summary>
internal sealed class StepRefusedException(string message) : Exception(message);
