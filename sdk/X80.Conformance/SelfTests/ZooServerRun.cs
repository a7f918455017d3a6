namespace X80.Conformance.SelfTests;

/// <summary>Which server a process of the zoo is told to be next.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Beside">With a locked workspace beside it.</param>
internal sealed record ZooServerRun(string Name, bool Beside);
