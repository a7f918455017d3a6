using System.Diagnostics;
using System.Globalization;
using X80.Cli.Tests.Docs.Pictures;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Demo;

/// <summary>
/// The published tool as an ordinary user, also where the tests themselves run as root: the browser's sandbox is on, whatever it shows.
/// By itself it reads some practice pages; with <c>X80_UNPRIVILEGED=1</c> it plays the whole demo.
/// </summary>
public sealed class UnprivilegedDemoTests
{
    private const string Nobody = "65534";

    private static readonly bool PlaysDemo = Environment.GetEnvironmentVariable("X80_UNPRIVILEGED") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_an_ordinary_user_every_page_is_in_the_sandbox()
    {
        using var temporary = new TemporaryFolder();
        var home = await PublishAsync(temporary.Directory);
        string[] act = PlaysDemo ? ["demo", "--auto", "--out", Path.Combine(home.FullName, "album")] : ["reader", "drill", "--pages", "20"];
        using var tool = Start(home, act);
        var words = tool.StandardError.ReadToEndAsync(Cancel);
        var data = tool.StandardOutput.ReadToEndAsync(Cancel);
        var pages = new Dictionary<int, string>();
        while (!tool.HasExited)
        {
            Look(tool.Id, pages);
            await Task.WhenAny(tool.WaitForExitAsync(Cancel), NextLookAsync());
        }

        Assert.True(tool.ExitCode == ExitCode.Done, await words + await data);
        Assert.Contains(PlaysDemo ? "8 of 8 steps done" : "20 pages", await words + await data, StringComparison.Ordinal);
        Assert.DoesNotContain("WITHOUT its sandbox", await words, StringComparison.Ordinal);

        // Each page's process is held by a filter of system calls, and none was started without it.
        Assert.True(pages.Count > 0 || !OperatingSystem.IsLinux());
        Assert.All(pages, page => Assert.Equal("2", page.Value));

        // What the pages of the book show is what this demo shows.
        Assert.Equal([], PlaysDemo ? await DemoPictures.StaleAsync(new DirectoryInfo(Path.Combine(home.FullName, "album")), Cancel) : []);
    }

    /// <summary>Puts the tool where that user can read it, as an installation would.</summary>
    private static async Task<DirectoryInfo> PublishAsync(DirectoryInfo folder)
    {
        var home = folder.CreateSubdirectory("home");
        if (!Environment.IsPrivilegedProcess)
        {
            return home;
        }

        await RunAsync("cp", "-r", AppContext.BaseDirectory, Path.Combine(folder.FullName, "tool"));
        await RunAsync("chown", "-R", Nobody, home.FullName);
        await RunAsync("chmod", "-R", "a+rX", folder.FullName);
        return home;
    }

    private static Process Start(DirectoryInfo home, string[] act)
    {
        var tool = Environment.IsPrivilegedProcess ? Path.Combine(home.Parent!.FullName, "tool", "X80.Cli.dll") : typeof(CommandTree).Assembly.Location;
        string[] plain = ["dotnet", tool, .. act];
        string[] words = Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "env", "--unset=DISPLAY", "--unset=XDG_CACHE_HOME", $"HOME={home.FullName}", $"TMPDIR={home.FullName}", .. plain]
            : plain;
        return Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = home.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Notes the filter of each page's process that the tool started, by its number.</summary>
    private static void Look(int tool, Dictionary<int, string> pages)
    {
        var running = Directory.Exists("/proc") ? Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])) : [];
        foreach (var number in running.Select(name => int.Parse(name!, CultureInfo.InvariantCulture)))
        {
            try
            {
                var command = File.ReadAllText($"/proc/{number}/cmdline");
                if (command.Contains("--type=renderer", StringComparison.Ordinal) && IsBelow(tool, number))
                {
                    Assert.DoesNotContain("--no-sandbox", command, StringComparison.Ordinal);
                    Assert.Equal(Environment.IsPrivilegedProcess ? Nobody : StatusOf(tool, "Uid"), StatusOf(number, "Uid"));

                    // A process that has only just begun sets its filter before it loads anything: the last look counts.
                    pages[number] = StatusOf(number, "Seccomp");
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // The process ended while it was looked at.
            }
        }
    }

    private static bool IsBelow(int tool, int process)
    {
        while (process > 1 && process != tool)
        {
            process = int.Parse(StatusOf(process, "PPid"), CultureInfo.InvariantCulture);
        }

        return process == tool;
    }

    private static string StatusOf(int process, string word) =>
        File.ReadAllLines($"/proc/{process}/status").Single(line => line.StartsWith(word + ":", StringComparison.Ordinal)).Split('\t')[1];

    private static async Task NextLookAsync()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        await pause.WaitForNextTickAsync(Cancel);
    }
}
