using System.Net;
using System.Net.Sockets;

namespace X80.Simulator.Crm;

/// <summary>The door of a stand-in: a port of loopback, requests in, answers out, and what goes wrong between the two.</summary>
internal sealed class StandInListener : IAsyncDisposable
{
    private readonly HttpListener listener;
    private readonly Func<HttpListenerContext, Task<(Func<Task>? Write, bool IsHeld)>> answer;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;

    private StandInListener(HttpListener listener, Uri address, Func<HttpListenerContext, Task<(Func<Task>? Write, bool IsHeld)>> answer)
    {
        (this.listener, this.answer, Address) = (listener, answer, address);
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <param name="port">0 takes a free one.</param>
    /// <param name="answer">How a request is answered: what writes it, or null to break off in the middle; a held one is never answered.</param>
    public static StandInListener Start(int port, Func<HttpListenerContext, Task<(Func<Task>? Write, bool IsHeld)>> answer)
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return new StandInListener(listener, address, answer);
            }
            catch (HttpListenerException) when (port == 0 && attempt < 5)
            {
                // Somebody took the port between the asking and the listening.
                listener.Close();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        stopped.TrySetResult();
        listener.Close();
        await accepting.ConfigureAwait(false);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync().ConfigureAwait(false);
                _ = ServeAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            var (write, isHeld) = await answer(context).ConfigureAwait(false);
            if (isHeld)
            {
                await stopped.Task.ConfigureAwait(false);
            }

            await (write is null || isHeld ? BreakOffAsync(context.Response) : write()).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The client is gone, or the stand-in is being stopped.
            context.Response.Abort();
        }
    }

    /// <summary>In the middle of an answer: a response that is closed before it began would be sent as an empty one.</summary>
    private static async Task BreakOffAsync(HttpListenerResponse response)
    {
        response.ContentLength64 = 1_000;
        await response.OutputStream.WriteAsync("{"u8.ToArray()).ConfigureAwait(false);
        await response.OutputStream.FlushAsync().ConfigureAwait(false);
        response.Abort();
    }
}
