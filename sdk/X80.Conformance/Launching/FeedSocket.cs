using X80.Harness.Origins;
using X80.Simulator.Gateway;

namespace X80.Conformance.Launching;

/// <summary>A socket of the gateway where the rig expects one of an origin.</summary>
internal sealed class FeedSocket : IOriginSocket
{
    private readonly IGatewaySocket socket;

    public FeedSocket(IGatewaySocket socket)
    {
        this.socket = socket;
        socket.Received += (_, frame) => Received?.Invoke(this, frame);
        socket.Closed += (_, _) => Closed?.Invoke(this, EventArgs.Empty);
    }

    public event EventHandler<string>? Received;

    public event EventHandler? Closed;

    public void Send(string frame) => socket.Send(frame);
}
