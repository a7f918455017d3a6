using System.Net.Http.Headers;
using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Practice;

public sealed class PracticeCrmTests
{
    [Theory]
    [InlineData("--attio", "v2/self", "workspace_name")]
    [InlineData("--affinity", "v2/auth/whoami", "tenant")]
    public async Task A_stand_in_answers_by_the_key_it_prints_and_Ctrl_C_ends_it_with_130(string crm, string address, string member)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = CliProcess.Start("practice", "crm", crm, "--json");
        var place = JsonSerializer.Deserialize<JsonElement>((await process.StandardOutput.ReadLineAsync(cancellationToken))!);
        using var client = new HttpClient { BaseAddress = new Uri(place.GetProperty("address").GetString()!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", place.GetProperty("key").GetString());

        var self = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken));
        await CliProcess.InterruptAsync(process, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        Assert.True(self.TryGetProperty(member, out _), self.GetRawText());
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--attio --affinity")]
    public async Task Which_one_has_to_be_said(string options)
    {
        var run = await CliRun.OfAsync(["practice", "crm", .. options.Split(' ')]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("Say which CRM", run.Words, StringComparison.Ordinal);
    }
}
