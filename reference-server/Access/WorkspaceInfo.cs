namespace X80.ReferenceServer.Access;

/// <summary>The one workspace of this server.</summary>
/// <param name="Id">Random.</param>
/// <param name="Name">For people.</param>
/// <param name="StartZone">The time zone that the server was started with; what holds is <see cref="Settings.WorkspaceZone"/>.</param>
internal sealed record WorkspaceInfo(string Id, string Name, TimeZoneInfo StartZone);
