namespace X80.ReferenceServer.Tests.Rig;

/// <summary>The running server as it is set up by default: with the embedded CRM.</summary>
public sealed class RunningServer : ServerFixture
{
    public RunningServer()
    {
    }

    private RunningServer(RunningServer first) : base(first)
    {
    }

    /// <summary>A second server on the database, the keys and the clock of the first. PostgreSQL only: a SQLite file is one server's.</summary>
    public static RunningServer ReplicaOf(RunningServer first)
    {
        var replica = new RunningServer(first);
        replica.StartServer();
        return replica;
    }
}
