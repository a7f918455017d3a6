using System.Text.Json;
using X80.Cli.Tests.Support;
using X80.Harness.Guarding;

namespace X80.Cli.Tests.Permissions;

public sealed class PermissionsExplainTests
{
    [Fact]
    public async Task Each_permission_that_is_set_is_printed_with_its_state_and_reason()
    {
        var run = await CliRun.OfAsync("permissions", "explain", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var answers = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();
        Assert.Equal(
            [.. ShellPermissions.All.Select(permission => permission.Name), "user agent of a wrapper on WebKitGTK, for WhatsApp"],
            answers.Select(answer => answer.GetProperty("name").GetString()));
        Assert.All(answers, answer => Assert.NotEmpty(answer.GetProperty("reason").GetString()!));
        Assert.Equal("asked", StateOf("camera"));
        Assert.Equal("denied", StateOf("usb_guard"));
        Assert.Equal("held", StateOf("network of the page"));

        string? StateOf(string name) => answers.Single(answer => answer.GetProperty("name").GetString() == name).GetProperty("state").GetString();
    }

    [Fact]
    public async Task A_person_reads_one_line_for_each()
    {
        var run = await CliRun.OfAsync("permissions", "explain");

        Assert.Contains("denied\tgeolocation\tNothing that the channel's page needs for chats.\n", run.Data.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
