using System.Net;
using System.Net.Sockets;

namespace X80.Conformance.Rig;

/// <summary>Listens on a free port of loopback.</summary>
internal static class LoopbackListener
{
    private const int Attempts = 5;

    public static (HttpListener Listener, Uri Address) Start()
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                // Somebody took the port between the asking and the listening.
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
