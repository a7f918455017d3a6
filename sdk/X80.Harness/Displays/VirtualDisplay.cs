using System.Diagnostics;
using System.Globalization;

namespace X80.Harness.Displays;

/// <summary>
/// A display in memory for a machine without one: Xvfb on a number that is free, with a cookie, so that no other user of
/// the machine can put input into it. Stopped on dispose.
/// </summary>
public sealed class VirtualDisplay : IAsyncDisposable
{
    public const int Width = 1600;
    public const int Height = 900;

    private static readonly string[] Places = ["/usr/bin/Xvfb", "/usr/local/bin/Xvfb", "/usr/X11R6/bin/Xvfb"];

    private readonly Process server;
    private readonly DirectoryInfo folder;

    private VirtualDisplay(Process server, DirectoryInfo folder, string number)
    {
        (this.server, this.folder) = (server, folder);
        Environment = new Dictionary<string, string> { ["DISPLAY"] = ":" + number, ["XAUTHORITY"] = CookieFile(folder) };
    }

    /// <summary>Whether windows can be shown on this machine without one of these.</summary>
    public static bool IsNeeded => OperatingSystem.IsLinux() && !IsSet("DISPLAY") && !IsSet("WAYLAND_DISPLAY");

    /// <summary>What a program needs in its environment to show its windows here.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    internal static bool IsMissing => IsNeeded && Find() is null;

    /// <returns>The display, or null where Xvfb is not installed.</returns>
    /// <exception cref="HarnessException">Xvfb is installed and does not start.</exception>
    public static async Task<VirtualDisplay?> StartAsync(CancellationToken cancellationToken)
    {
        if (Find() is not { } program)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("x80-display-");
        await File.WriteAllBytesAsync(CookieFile(folder), DisplayCookie.NewRandom(), cancellationToken);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program,
            [
                "-displayfd", "1", "-screen", "0", $"{Width}x{Height}x24", "-auth", CookieFile(folder), "-nolisten", "tcp", "-noreset",
            ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        process.BeginErrorReadLine();
        try
        {
            var number = await process.StandardOutput.ReadLineAsync(cancellationToken);
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return new VirtualDisplay(process, folder, number);
            }

            throw new HarnessException("The virtual display (Xvfb) ended as soon as it was started. Set DISPLAY to a display of your own, or reinstall the package xvfb.");
        }
        catch (Exception failure) when (failure is HarnessException or OperationCanceledException)
        {
            await StopAsync(process, folder);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(server, folder);

    private static async Task StopAsync(Process process, DirectoryInfo folder)
    {
        using (process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        folder.Delete(recursive: true);
    }

    private static string CookieFile(DirectoryInfo folder) => Path.Combine(folder.FullName, "cookie");

    private static string? Find() => Places.FirstOrDefault(File.Exists);

    private static bool IsSet(string variable) => System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
