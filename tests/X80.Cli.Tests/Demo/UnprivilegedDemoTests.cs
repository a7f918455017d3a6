using System.Diagnostics;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Demo;

/// <summary>
/// The published tool as an ordinary user, where the tests themselves run as root: the browser's sandbox is on. It plays the whole
/// demo, so it runs when <c>X80_UNPRIVILEGED=1</c> says so.
/// </summary>
public sealed class UnprivilegedDemoTests
{
    private const string Nobody = "65534";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_an_ordinary_user_every_page_is_in_the_sandbox_and_the_demo_plays_through()
    {
        if (Environment.GetEnvironmentVariable("X80_UNPRIVILEGED") != "1")
        {
            Assert.Equal(Environment.IsPrivilegedProcess, Environment.UserName == "root");
            return;
        }

        using var temporary = new TemporaryFolder();
        var home = await PublishAsync(temporary.Directory);
        using var demo = Start(home);
        var words = demo.StandardError.ReadToEndAsync(Cancel);
        var data = demo.StandardOutput.ReadToEndAsync(Cancel);
        var pages = new Dictionary<string, string>();
        while (!demo.HasExited)
        {
            Look(pages);
            await Task.WhenAny(demo.WaitForExitAsync(Cancel), NextLookAsync());
        }

        Assert.True(demo.ExitCode == ExitCode.Done, await words + await data);
        Assert.Contains("8 of 8 steps done", await words, StringComparison.Ordinal);
        Assert.DoesNotContain("WITHOUT its sandbox", await words, StringComparison.Ordinal);

        // Each page's process is held by a filter of system calls, and none was started without it.
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Equal("2", page.Value));
    }

    /// <summary>Puts the tool where that user can read it, as an installation would.</summary>
    private static async Task<DirectoryInfo> PublishAsync(DirectoryInfo folder)
    {
        var home = folder.CreateSubdirectory("home");
        await RunAsync("cp", "-r", AppContext.BaseDirectory, Path.Combine(folder.FullName, "tool"));
        await RunAsync("chown", "-R", Nobody, home.FullName);
        await RunAsync("chmod", "-R", "a+rX", folder.FullName);
        return home;
    }

    private static Process Start(DirectoryInfo home)
    {
        var start = new ProcessStartInfo("setpriv")
        {
            WorkingDirectory = home.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] words =
        [
            $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "env", "--unset=DISPLAY", "--unset=XDG_CACHE_HOME", $"HOME={home.FullName}", $"TMPDIR={home.FullName}",
            "dotnet", Path.Combine(home.Parent!.FullName, "tool", "X80.Cli.dll"), "demo", "--auto", "--out", Path.Combine(home.FullName, "album"),
        ];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Notes the filter of each page's process of that user, by its number.</summary>
    private static void Look(Dictionary<string, string> pages)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                var status = File.ReadAllLines(Path.Combine(folder, "status"));
                if (File.ReadAllText(Path.Combine(folder, "cmdline")) is var command && command.Contains("--type=renderer", StringComparison.Ordinal)
                    && status.Any(line => line.StartsWith($"Uid:\t{Nobody}\t", StringComparison.Ordinal)))
                {
                    Assert.DoesNotContain("--no-sandbox", command, StringComparison.Ordinal);

                    // A process that has only just begun sets its filter before it loads anything: the last look counts.
                    pages[folder] = status.Single(line => line.StartsWith("Seccomp:", StringComparison.Ordinal)).Split('\t')[1];
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // The process ended while it was looked at.
            }
        }
    }

    private static async Task NextLookAsync()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        await pause.WaitForNextTickAsync(Cancel);
    }
}
