using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>
/// What a real server process tells a real collector, and its console, with every log level on: words and numbers of its
/// own, and nothing that a client sent.
/// </summary>
public sealed partial class TelemetryFaults
{
    private static readonly string[] Bodies =
    [
        "{\"channel\":\"whatsapp\",\"key\":\"CANARY\",\"title\":\"CANARY\"}",
        "{\"CANARY\":\"CANARY\",\"CANARY\":1}",
        "{\"query\":\"CANARY\",\"kind\":\"CANARY\"}",
        "{\"consent\":{\"clickId\":\"CANARY\",\"payloadHash\":\"CANARY\"},\"message\":{\"text\":\"CANARY\"}}",
        "CANARY",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_64_telemetry_and_console_at_the_finest_level_hold_nothing_that_was_sent()
    {
        using var folder = new TemporaryFolder();
        var canaries = new List<string>();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        await using var collector = await FakeCollector.StartAsync(Cancel);
        var routes = 0;
        string output;
        var start = ServerProcess.StartInfo(folder.Path, ["--telemetry", collector.Address, .. database.Arguments]);
        start.Environment["Logging__LogLevel__Default"] = "Trace";
        using (var server = await ServerProcess.Launch(start).ListeningAsync(Cancel))
        {
            using var member = new TestMember(server.Address, token, TimeProvider.System);
            routes = await AskEverythingAsync(member, canaries);
            await CaptureAsync(member, canaries);
            await FailAsync(member, database, canaries);
            await server.TerminateAsync(Cancel);
            await server.WaitForExitAsync(Cancel);
            output = server.Output;
        }

        Assert.Contains("http.route", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("x80.refusals", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("x80.syncs", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("FormatException", collector.Received("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore.Hosting", output, StringComparison.Ordinal);
        canaries.AddRange([token, token[5..]]);
        foreach (var form in canaries.SelectMany(Forms))
        {
            Assert.DoesNotContain(form, collector.All, StringComparison.Ordinal);
            Assert.DoesNotContain(form, output, StringComparison.Ordinal);
        }

        var named = Routes().Matches(collector.All).Select(match => match.Value).Distinct().ToList();
        Assert.InRange(named.Count, 10, routes);
    }

    private static IEnumerable<string> Forms(string canary) =>
    [
        canary, canary.ToUpperInvariant(), Convert.ToBase64String(Encoding.UTF8.GetBytes(canary)).TrimEnd('=')[..^2],
        Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(canary)), string.Concat(canary.Select(letter => $"\\u{(int)letter:x4}")),
    ];

    /// <summary>Every method of every published route, with canaries wherever a client can put text.</summary>
    /// <returns>How many routes there are, with those outside the contract.</returns>
    private static async Task<int> AskEverythingAsync(TestMember member, List<string> canaries)
    {
        using var document = await member.Http.GetAsync("/openapi/ext-v1.json", Cancel);
        var paths = JsonNode.Parse(await document.Content.ReadAsStringAsync(Cancel))!["paths"]!.AsObject();
        string[] places = [.. paths.Select(path => path.Key), "/{a}", "/records/{b}/{c}", "/sign-in", "/api/ext/{none}", "/healthz", "/readyz"];
        foreach (var place in places)
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "CANARY" })
            {
                foreach (var body in Bodies)
                {
                    await AskAsync(member, method, place, body, canaries);
                }
            }
        }

        return places.Length + 40;
    }

    private static async Task AskAsync(TestMember member, string method, string place, string body, List<string> canaries)
    {
        var canary = Wire.Canary();
        canaries.Add(canary);
        var path = Hole().Replace(place, canary) + $"?code={canary}&after={canary}&{canary}=1";
        using var request = new HttpRequestMessage(new HttpMethod(method.Replace("CANARY", canary, StringComparison.Ordinal)), path);
        request.Headers.Add("Idempotency-Key", canary);
        request.Headers.Add("traceparent", $"00-{canary[^32..]}-{canary[^16..]}-01");
        request.Headers.Add("tracestate", "x=" + canary);
        request.Headers.Add("baggage", "x=" + canary);
        request.Headers.TryAddWithoutValidation("User-Agent", canary);
        request.Headers.Add("Cookie", "x80_web=" + canary);
        if (method == "DELETE")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "x80_" + canary);
        }

        if (method != "GET")
        {
            request.Content = new StringContent(body.Replace("CANARY", canary, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        }

        using var response = await member.Http.SendAsync(request, Cancel);
        Assert.True((int)response.StatusCode < 500, $"{method} {place}: {(int)response.StatusCode}");
    }

    /// <summary>The ordinary day: what was accepted is told as little as what was refused.</summary>
    private static async Task CaptureAsync(TestMember member, List<string> canaries)
    {
        string[] texts = [Wire.Canary(), Wire.Canary(), Wire.Canary()];
        canaries.AddRange(texts);
        var conversation = await member.OpenSharedAsync($"title:{texts[0]}");
        (await member.SyncAsync(conversation, Wire.Message(texts[1]))).Expect(200);
        await member.SetPrivateAsync(conversation);
        (await member.SyncAsync(conversation, Wire.Message(texts[2]))).ExpectProblem(403, "conversation-private");
        canaries.Add(conversation);
    }

    /// <summary>A row that cannot be read throws, with its own text in the exception.</summary>
    private static async Task FailAsync(TestMember member, TestDatabase database, List<string> canaries)
    {
        var canary = "X!" + Wire.Canary();
        canaries.Add(canary);
        await using (var connection = database.OpenRaw())
        {
            await connection.ExecuteAsync("update tokens set scopes = @canary", new { canary });
        }

        Assert.Equal(500, (await member.GetAsync("session")).Status);
    }

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Hole();

    [GeneratedRegex("(?<=http\\.route..{1,3})/[A-Za-z0-9/{}:.-]+", RegexOptions.Singleline)]
    private static partial Regex Routes();
}
