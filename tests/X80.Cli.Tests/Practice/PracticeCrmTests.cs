using System.Net.Http.Headers;
using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Practice;

public sealed class PracticeCrmTests
{
    [Fact]
    public async Task A_stand_in_answers_by_the_key_it_prints_and_Ctrl_C_ends_it_with_130()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = CliProcess.Start("practice", "crm", "--attio", "--json");
        var place = JsonSerializer.Deserialize<JsonElement>((await process.StandardOutput.ReadLineAsync(cancellationToken))!);
        using var client = new HttpClient { BaseAddress = new Uri(place.GetProperty("address").GetString()!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", place.GetProperty("key").GetString());

        var self = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(new Uri("v2/self", UriKind.Relative), cancellationToken));
        await CliProcess.InterruptAsync(process, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        Assert.True(self.GetProperty("active").GetBoolean());
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
    }

    [Theory]
    [InlineData("--affinity", "no stand-in for Affinity yet")]
    [InlineData("--json", "Say which CRM")]
    public async Task What_is_not_there_is_said(string option, string words)
    {
        var run = await CliRun.OfAsync("practice", "crm", option);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(words, run.Words, StringComparison.Ordinal);
    }
}
