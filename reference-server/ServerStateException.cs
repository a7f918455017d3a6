namespace X80.ReferenceServer;

/// <summary>What the server stands on is not right: its keys, or its database. The words are for whoever runs it.</summary>
public sealed class ServerStateException : Exception
{
    public ServerStateException()
    {
    }

    public ServerStateException(string message) : base(message)
    {
    }

    public ServerStateException(string message, Exception? inner) : base(message, inner)
    {
    }
}
