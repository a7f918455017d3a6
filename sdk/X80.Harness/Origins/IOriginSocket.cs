namespace X80.Harness.Origins;

/// <summary>The server's end of a WebSocket that the page opened to an overridden origin. Text frames only.</summary>
public interface IOriginSocket
{
    /// <summary>Raised for each text frame from the page.</summary>
    event EventHandler<string>? Received;

    /// <summary>Raised once when the page closes it or goes away.</summary>
    event EventHandler? Closed;

    void Send(string frame);
}
