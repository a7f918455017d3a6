using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Server;

/// <summary>What <c>x80 server run</c> may be told: each value that is none is said before anything is made, and the others do what they say.</summary>
public sealed class ServerRunOptionTests : IDisposable
{
    private const string Name = "x80.example.com";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Data => ["--data", Path.Combine(folder.Path, "data")];

    [Theory]
    [InlineData("--proxy", "proxy.example", "IP addresses, such as 10.0.0.5")]
    [InlineData("--telemetry", "ftp://collector.example", "the http or https address of an OTLP collector")]
    [InlineData("--phone-region", "Atlantis", "the two capital letters of a country")]
    [InlineData("--drain-seconds", "-1", "0 to 120 seconds")]
    [InlineData("--urls", "ftp://127.0.0.1", "http or https addresses")]
    [InlineData("--host", "a/b", "names without scheme, port or path")]
    [InlineData("--attio-address", "nonsense", "an https address that ends with a slash")]
    [InlineData("--affinity-address", "file:///x", "an https address that ends with a slash")]
    [InlineData("--affinity-deal-list", "abc", "the number in the list's address")]
    public async Task A_value_that_is_none_is_said_and_nothing_is_made(string option, string value, string words)
    {
        var run = await CliRun.OfAsync(["server", "run", option, value, .. Data]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(words, run.Words, StringComparison.Ordinal);
        Assert.Equal("", run.Data);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_web_app_answers_under_the_name_that_was_given_and_under_no_other()
    {
        await using var server = await RunningServer.StartAsync(["--host", Name, .. Data], Cancel);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server.Address, Name));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(server.Address, "other.example.com"));
    }

    [Fact]
    public async Task Telemetry_goes_to_the_collector_that_was_named_and_says_no_token()
    {
        var bodies = new List<byte[]>();
        await using var collector = WebApplication.CreateSlimBuilder().Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Cancel);
            lock (bodies)
            {
                bodies.Add(body.ToArray());
            }
        });
        await collector.StartAsync(Cancel);
        var token = (await CliRun.OfAsync(["server", "token", "create", "--member", "Ana Lima", .. Data])).Data.Trim();

        await using (var server = await RunningServer.StartAsync(["--telemetry", collector.Urls.First(), .. Data], Cancel))
        {
            using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer " + token } } };
            await http.GetStringAsync(new Uri(server.Address, "/api/ext/session"), Cancel);
        }

        // Its end sends what is still held.
        var sent = string.Concat(bodies.Select(Encoding.Latin1.GetString));
        Assert.Contains("/api/ext/session", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(token, sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Lima", sent, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<HttpStatusCode> StatusAsync(Uri address, string host)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/sign-in")) { Headers = { Host = host } };
        using var answer = await http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
