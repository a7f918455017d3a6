using Microsoft.Playwright;

namespace X80.Harness.Origins;

/// <summary>A WebSocket of the page that ends at an override instead of the network.</summary>
internal sealed class RoutedSocket : IOriginSocket
{
    private readonly IWebSocketRoute route;

    public RoutedSocket(IWebSocketRoute route)
    {
        this.route = route;
        route.OnMessage(frame =>
        {
            if (frame.Text is { } text)
            {
                Received?.Invoke(this, text);
            }
        });
        route.OnClose((_, _) => Closed?.Invoke(this, EventArgs.Empty));
    }

    public event EventHandler<string>? Received;

    public event EventHandler? Closed;

    public void Send(string frame) => route.Send(frame);
}
