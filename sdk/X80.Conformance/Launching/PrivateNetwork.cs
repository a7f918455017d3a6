using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using X80.Conformance.Subjects;

namespace X80.Conformance.Launching;

/// <summary>
/// A network namespace with a loopback and nothing else. One thread lives in it: a socket that is opened there, and a process that is
/// started there, belong to it, and this process may accept from such a socket. So a listener of the suite is the one door.
/// </summary>
internal sealed partial class PrivateNetwork : IDisposable
{
    private const int NewNetwork = 0x4000_0000;
    private const nuint SetFlags = 0x8914;
    private const int RequestLength = 40;
    private const int FlagsAt = 16;
    private const byte UpAndRunning = 0x41;
    private const int Killed = 9;

    private const string Self = "/proc/thread-self/ns/net";

    private readonly BlockingCollection<Action> work = [];
    private string name = "";

    private PrivateNetwork()
    {
    }

    /// <returns>Null where the system has none, or this user may not make one.</returns>
    public static async Task<PrivateNetwork?> TryCreateAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        var network = new PrivateNetwork();
        var made = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => network.Live(made)) { IsBackground = true, Name = "private network" }.Start();
        if (await made.Task)
        {
            return network;
        }
        network.Dispose();
        return null;
    }

    /// <summary>Does something within the namespace.</summary>
    public Task<T> DoAsync<T>(Func<T> step)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                done.SetResult(step());
            }
            catch (Exception e) when (e is SocketException or ClientFailedException)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    /// <summary>A listening socket on its loopback.</summary>
    /// <param name="port">0 takes a free one.</param>
    public Task<TcpListener> ListenAsync(int port) => DoAsync(() =>
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    });

    /// <summary>Ends what still runs in it: a client's helpers outlive a client that was ended.</summary>
    public void End()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            if (name.Length > 0 && NameAt(Path.Combine(folder, "ns/net")) == name)
            {
                _ = kill(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), Killed);
            }
        }
    }

    public void Dispose() => work.CompleteAdding();

    private void Live(TaskCompletionSource<bool> made)
    {
        var isMade = unshare(NewNetwork) == 0 && RaiseLoopback();
        name = NameAt(Self) ?? "";
        made.SetResult(isMade);
        foreach (var step in isMade ? work.GetConsumingEnumerable() : [])
        {
            step();
        }
    }

    /// <returns>Such as <c>net:[4026532281]</c>; null where the process is gone.</returns>
    private static string? NameAt(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool RaiseLoopback()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Span<byte> request = stackalloc byte[RequestLength];
        request.Clear();
        "lo"u8.CopyTo(request);
        request[FlagsAt] = UpAndRunning;
        return ioctl((int)socket.Handle, SetFlags, request) == 0;
    }

    [LibraryImport("libc")]
    private static partial int unshare(int flags);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    private static partial int ioctl(int file, nuint request, Span<byte> argument);
}
