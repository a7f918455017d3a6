namespace X80.ReferenceServer.Access;

/// <summary>The one workspace of this server.</summary>
internal sealed record WorkspaceInfo(string Id, string Name, TimeZoneInfo TimeZone);
