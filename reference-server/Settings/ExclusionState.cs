namespace X80.ReferenceServer.Settings;

/// <summary>What stands against capturing one conversation, and what its member overrode.</summary>
/// <param name="Scopes">Whose lists it stands on: <c>member</c>, <c>workspace</c>, both or none.</param>
/// <param name="Overrides">The oldest first.</param>
internal sealed record ExclusionState(IReadOnlyList<string> Scopes, IReadOnlyList<OverrideRow> Overrides);
