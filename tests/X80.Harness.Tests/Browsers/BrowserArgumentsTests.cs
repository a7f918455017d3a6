using X80.Harness.Browsers;
using X80.Harness.Tests.Support;
using X80.Sdk.Channels;

namespace X80.Harness.Tests.Browsers;

public sealed class BrowserArgumentsTests(OpenHarness open) : IClassFixture<OpenHarness>
{
    [Fact]
    public void The_channels_names_resolve_and_no_other() =>
        Assert.Equal(
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE whatsapp.com, EXCLUDE *.whatsapp.com, EXCLUDE whatsapp.net, EXCLUDE *.whatsapp.net",
            BrowserArguments.NetworkOf(KnownChannels.WhatsApp));

    [Fact]
    public void The_running_browsers_open_no_debugging_port_and_are_not_weakened()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.False(Directory.Exists("/proc/self"), "This system shows how processes were started: read it here, too.");
            return;
        }

        Assert.All(RunningBrowsers(), arguments =>
        {
            Assert.Contains("--remote-debugging-pipe", arguments);
            Assert.Contains(arguments, one => one.StartsWith("--host-resolver-rules=", StringComparison.Ordinal) && one.EndsWith(BrowserArguments.NoHost, StringComparison.Ordinal));
            Assert.Contains("--no-proxy-server", arguments);
            Assert.DoesNotContain(arguments, one => one.StartsWith("--remote-debugging-port", StringComparison.Ordinal));
            Assert.DoesNotContain("--disable-popup-blocking", arguments);
            Assert.DoesNotContain("--disable-ipc-flooding-protection", arguments);
            Assert.DoesNotContain("HttpsUpgrades", arguments.Last(one => one.StartsWith("--disable-features=", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.Equal(open.Parts.Notices.Contains(BrowserLauncher.UnsandboxedNotice), arguments.Contains("--no-sandbox"));
        });
        Assert.True(RunningBrowsers().Count >= 2, "Both browsers of this test run.");
    }

    [Fact]
    public void Without_a_sandbox_the_person_is_told() =>
        Assert.Equal(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), open.Parts.Notices.Contains(BrowserLauncher.UnsandboxedNotice));

    private static List<string[]> RunningBrowsers()
    {
        List<string[]> found = [];
        foreach (var file in Directory.EnumerateDirectories("/proc").Select(folder => Path.Combine(folder, "cmdline")).Where(File.Exists))
        {
            try
            {
                var arguments = File.ReadAllText(file).Split('\0');
                if (arguments.Any(one => one.Contains("x80-profile-", StringComparison.Ordinal)) && !arguments.Any(one => one.Contains("--type=", StringComparison.Ordinal)))
                {
                    found.Add(arguments);
                }
            }
            catch (IOException)
            {
                // The process ended while it was looked at.
            }
        }

        return found;
    }
}
