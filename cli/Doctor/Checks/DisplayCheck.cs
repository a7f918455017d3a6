using System.Net.Sockets;

namespace X80.Cli.Doctor.Checks;

/// <summary>Whether windows can be shown: on Linux the display's own socket is spoken to.</summary>
/// <param name="environment">Reads a variable.</param>
internal sealed class DisplayCheck(Func<string, string?> environment) : IDoctorCheck
{
    private const string Name = "display";
    private const string Fix = "Run X80 in a desktop session. Without one, x80 demo --auto plays by itself on a virtual display.";

    public string Subject => "the display";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [Finding.Ok(Name, "This system always has one.")];
        }

        var (wayland, x11) = (environment("WAYLAND_DISPLAY"), environment("DISPLAY"));
        var sockets = new[] { WaylandSocket(wayland), X11Socket(x11) }.OfType<string>().ToList();
        if (sockets.Count == 0)
        {
            return x11 is { Length: > 0 }
                ? [Finding.Notice(Name, "DISPLAY names one on another machine; whether it answers was not tried.", "See that windows of other programs come up.")]
                : [Finding.Wrong(Name, "There is none: neither DISPLAY nor WAYLAND_DISPLAY is set.", Fix)];
        }

        foreach (var socket in sockets)
        {
            if (await AnswersAsync(socket, cancellationToken))
            {
                return [Finding.Ok(Name, "A display answers.")];
            }
        }

        return [Finding.Wrong(Name, "The display that DISPLAY or WAYLAND_DISPLAY names does not answer.", Fix)];
    }

    private string? WaylandSocket(string? display) =>
        display is not { Length: > 0 } ? null
        : Path.IsPathRooted(display) ? display
        : environment("XDG_RUNTIME_DIR") is { Length: > 0 } runtime ? Path.Combine(runtime, display) : null;

    /// <returns>The socket of a display of this machine, such as <c>:0.0</c>.</returns>
    private static string? X11Socket(string? display) =>
        display is { Length: > 1 } && display[0] == ':' ? $"/tmp/.X11-unix/X{display[1..].Split('.')[0]}" : null;

    private static async Task<bool> AnswersAsync(string path, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
