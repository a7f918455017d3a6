using System.ComponentModel;
using System.Diagnostics;
using X80.Conformance.Subjects;
using X80.Harness.Displays;

namespace X80.Conformance.Launching;

/// <summary>
/// A desktop session in memory: a display, a session bus with its accessibility, and a default browser that only writes down what it was
/// given. All of it by sockets in a folder, which reach into a private network.
/// </summary>
internal sealed class DesktopSession : IAsyncDisposable
{
    // As Debian names them; a part of the tree of widgets is told to no other Python than the system's own.
    private static readonly string[] Needed = ["/usr/bin/xdotool", "/usr/bin/dbus-daemon", "/usr/libexec/at-spi-bus-launcher", Python];
    private static readonly string[] Openers = ["xdg-open", "x-www-browser", "www-browser", "sensible-browser"];

    private readonly VirtualDisplay display;
    private readonly Process bus;
    private readonly DirectoryInfo folder;

    private DesktopSession(VirtualDisplay display, Process bus, DirectoryInfo folder)
    {
        (this.display, this.bus, this.folder) = (display, bus, folder);
        Environment = new(display.Environment)
        {
            ["DBUS_SESSION_BUS_ADDRESS"] = BusAddress(folder),
            ["PATH"] = $"{folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = folder.FullName,
            ["XDG_RUNTIME_DIR"] = folder.FullName,
            ["XDG_DATA_HOME"] = Path.Combine(folder.FullName, "data"),
            ["XDG_CACHE_HOME"] = Path.Combine(folder.FullName, "cache"),
            ["XDG_CONFIG_HOME"] = Path.Combine(folder.FullName, "config"),
            ["WAYLAND_DISPLAY"] = "",
            ["BROWSER"] = Path.Combine(folder.FullName, "xdg-open"),
            ["GTK_A11Y"] = "atspi",
            ["ACCESSIBILITY_ENABLED"] = "1",
            ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1",
            ["LIBGL_ALWAYS_SOFTWARE"] = "1",
        };
    }

    public static string Python => "/usr/bin/python3";

    /// <summary>What a program needs to be of this session.</summary>
    public Dictionary<string, string> Environment { get; }

    public string Folder => folder.FullName;

    /// <summary>What the default browser was given, in its order; a call with several addresses as one line.</summary>
    public IReadOnlyList<string> Opened
    {
        get
        {
            var file = OpenedFile(folder);
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
    }

    /// <exception cref="ClientFailedException">Something that it needs is not installed.</exception>
    public static async Task<DesktopSession> StartAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new ClientFailedException("Such a client is judged on Linux alone, where the suite has a display, a bus and a network to put around it.");
        }
        var missing = Needed.Where(program => !File.Exists(program)).ToList();
        if (missing.Count > 0 || await VirtualDisplay.StartAsync(cancellationToken) is not { } display)
        {
            throw new ClientFailedException(
                $"To use a client as a person does the suite needs {(missing.Count > 0 ? string.Join(", ", missing) : "Xvfb")}. "
                + "On Debian: apt-get install xvfb xdotool dbus at-spi2-core python3-gi gir1.2-atspi-2.0.");
        }
        var folder = Directory.CreateTempSubdirectory("x80-session-");
        foreach (var opener in Openers)
        {
            var file = Path.Combine(folder.FullName, opener);
            await File.WriteAllTextAsync(file, $"#!/bin/sh\necho \"$@\" >> '{OpenedFile(folder)}'\n", cancellationToken);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        var start = new ProcessStartInfo("/usr/bin/dbus-daemon", ["--session", "--nofork", "--address=" + BusAddress(folder), "--print-address=1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var session = new DesktopSession(display, new Process { StartInfo = start }, folder);
        foreach (var (name, value) in session.Environment)
        {
            start.Environment[name] = value;
        }
        session.bus.Start();
        session.bus.BeginErrorReadLine();
        await session.bus.StandardOutput.ReadLineAsync(cancellationToken);
        return session;
    }

    /// <summary>Runs a program of this session to its end, with some words on its input.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments, new Dictionary<string, string>());
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await errors;
        return printed;
    }

    /// <exception cref="ClientFailedException">There is no such program.</exception>
    public Process Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> more)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment.Concat(more))
        {
            start.Environment[name] = value;
        }
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ClientFailedException($"{program} cannot be started on this machine. Give the path of a program that can.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        bus.Kill(entireProcessTree: true);
        await bus.WaitForExitAsync();
        bus.Dispose();
        await display.DisposeAsync();
        await DeleteAsync();
    }

    /// <summary>What was ended may still write; what stays behind lies in the folder of temporary files.</summary>
    private async Task DeleteAsync()
    {
        const int Tries = 20;
        for (var each = 1; each <= Tries; each++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    private static string BusAddress(DirectoryInfo folder) => "unix:path=" + Path.Combine(folder.FullName, "bus");

    private static string OpenedFile(DirectoryInfo folder) => Path.Combine(folder.FullName, "opened");
}
