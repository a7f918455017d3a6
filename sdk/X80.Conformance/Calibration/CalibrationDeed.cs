using X80.Conformance.Cases.Client;

namespace X80.Conformance.Calibration;

/// <summary>What a client of the calibration does, and what the suite has to see of it.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Expected">The one kind of thing to be seen; null for nothing.</param>
/// <param name="DoAsync">Does it.</param>
internal sealed record CalibrationDeed(string Name, Watched? Expected, Func<CalibrationClient, Task> DoAsync);
