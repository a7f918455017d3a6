using System.Diagnostics;
using X80.Harness.Displays;
using X80.ReferenceServer.Tests.Rig;

namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>A desktop session in memory: a display, a session bus with its accessibility, and a default browser that only writes down what it was given.</summary>
internal sealed class Desktop : IAsyncDisposable
{
    private static readonly string[] NameOfSecrets =
    [
        "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets",
    ];

    private readonly VirtualDisplay display;
    private readonly Process bus;
    private readonly DirectoryInfo folder;
    private Process? keyring;

    private Desktop(VirtualDisplay display, Process bus, DirectoryInfo folder, string address)
    {
        (this.display, this.bus, this.folder) = (display, bus, folder);
        Environment = new(display.Environment)
        {
            ["DBUS_SESSION_BUS_ADDRESS"] = address,
            ["PATH"] = $"{folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = folder.FullName,
            ["XDG_DATA_HOME"] = Path.Combine(folder.FullName, "data"),
            ["XDG_CACHE_HOME"] = Path.Combine(folder.FullName, "cache"),
            ["GTK_A11Y"] = "atspi",
            ["LIBGL_ALWAYS_SOFTWARE"] = "1",
        };
    }

    /// <summary>What a program needs to be of this session.</summary>
    public Dictionary<string, string> Environment { get; }

    public string Folder => folder.FullName;

    /// <summary>What the default browser was given, one argument a line.</summary>
    public IReadOnlyList<string> Opened => File.Exists(OpenedFile) ? File.ReadAllLines(OpenedFile) : [];

    private string OpenedFile => Path.Combine(folder.FullName, "opened");

    public static async Task<Desktop> StartAsync(CancellationToken cancellationToken)
    {
        var display = await VirtualDisplay.StartAsync(cancellationToken) ?? throw new InvalidOperationException("Xvfb is not installed: run .ci/desktop-wrapper.");
        var folder = Directory.CreateTempSubdirectory("x80-desktop-");
        var opener = Path.Combine(folder.FullName, "xdg-open");
        await File.WriteAllTextAsync(opener, $"#!/bin/sh\nprintf '%s\\n' \"$#:$1\" >> '{folder.FullName}/opened'\n", cancellationToken);
        File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("dbus-daemon", ["--session", "--nofork", "--print-address=1"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in display.Environment)
        {
            start.Environment[name] = value;
        }

        var bus = Process.Start(start)!;
        var address = await bus.StandardOutput.ReadLineAsync(cancellationToken);
        return new Desktop(display, bus, folder, address!);
    }

    /// <summary>Starts the desktop's keyring, unlocked and empty; returns when it answers on the bus, so that nobody wakes a second one, which is locked.</summary>
    public async Task UnlockKeyringAsync(CancellationToken cancellationToken)
    {
        keyring = Start("sh", ["-c", "printf 'a password' | exec gnome-keyring-daemon --foreground --unlock --components=secrets"], new Dictionary<string, string>());
        await Poll.UntilAsync(async () => (await RunAsync("dbus-send", NameOfSecrets, cancellationToken)).Contains("boolean true", StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>Runs a program of this session to its end.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments, new Dictionary<string, string>());
        var printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return printed;
    }

    public Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> more)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment.Concat(more))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        bus.Kill(entireProcessTree: true);
        await bus.WaitForExitAsync();
        bus.Dispose();
        if (keyring is not null)
        {
            keyring.Kill(entireProcessTree: true);
            await keyring.WaitForExitAsync();
            keyring.Dispose();
        }

        await display.DisposeAsync();
        await Poll.UntilAsync(TryDelete, CancellationToken.None);
    }

    // The engine's helpers outlive the program for a moment, and one of them may still write.
    private bool TryDelete()
    {
        try
        {
            folder.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
