using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Settings;

/// <summary>The time zone of notes, days and pages: the one of the settings, else the one that the server was started with.</summary>
internal sealed class WorkspaceZone(WorkspaceInfo workspace)
{
    /// <summary>As it is set now, in the transaction whose times it shows.</summary>
    public TimeZoneInfo Read(StoreSession session) => Of(session.Find<string>("settings.time_zone", new { Workspace = workspace.Id }));

    /// <param name="set">What is stored; null where nothing is.</param>
    /// <exception cref="ServerStateException">This machine does not know the stored zone: its times could not be told.</exception>
    public TimeZoneInfo Of(string? set) =>
        set is null ? workspace.StartZone
        : TimeZoneInfo.TryFindSystemTimeZoneById(set, out var zone) ? zone
        : throw new ServerStateException("This machine does not know the workspace's time zone. Bring its time zone data up to date.");
}
