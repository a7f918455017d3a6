namespace X80.Simulator.Gateway;

/// <summary>The server's end of a WebSocket that the page opened. Text frames only.</summary>
public interface IGatewaySocket
{
    /// <summary>Raised for each text frame from the page.</summary>
    event EventHandler<string>? Received;

    /// <summary>Raised once when the page closes it or goes away.</summary>
    event EventHandler? Closed;

    /// <summary>Sends a text frame, in the order of the calls; nothing once it is closed.</summary>
    void Send(string frame);
}
