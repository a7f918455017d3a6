namespace X80.ReferenceServer.Keys;

/// <summary>What a rotation did.</summary>
/// <param name="Epoch">The epoch that is active now.</param>
/// <param name="Rewrapped">Conversation keys that this run moved under it.</param>
/// <param name="Unreadable">Keys that no longer opened, and were left as they were.</param>
/// <param name="Destroyed">Epochs whose keys were destroyed.</param>
/// <param name="Resumed">Whether it went on with one that was cut short.</param>
public sealed record RotationOutcome(long Epoch, int Rewrapped, int Unreadable, IReadOnlyList<long> Destroyed, bool Resumed);
