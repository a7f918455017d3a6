using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Routing;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Loading;

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
        string output;
        var start = ServerProcess.StartInfo(folder.Path, ["--telemetry", collector.Address, .. database.Arguments]);
        foreach (var sink in new[] { "", "Console__", "OpenTelemetry__" })
        {
            start.Environment[$"Logging__{sink}LogLevel__Default"] = "Trace";
        }

        using (var server = await ServerProcess.Launch(start).ListeningAsync(Cancel))
        {
            using var member = new TestMember(server.Address, token, TimeProvider.System);
            await AskEverythingAsync(member, canaries);
            await AskRawAsync(server.Address, token, canaries);
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
        var told = $"{collector.All}\n{output}";
        var place = told.AsSpan().IndexOfAny(SearchValues.Create([.. canaries.SelectMany(Forms)], StringComparison.Ordinal));
        Assert.True(place < 0, $"It was told: {told[Math.Max(0, place)..Math.Min(told.Length, Math.Max(0, place) + 80)]}");
        AssertClosed(collector.All);
    }

    /// <summary>The routes and methods that were told are those of the server's own list, and each route of the contract is among them.</summary>
    private static void AssertClosed(string received)
    {
        using var folder = new TemporaryFolder();
        using var app = ServerHost.Build(new ServerOptions { DataFolder = Path.Combine(folder.Path, "data") });
        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var patterns = routes.Select(route => route.RoutePattern.RawText!).ToHashSet();
        var named = routes.SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Select(method => $"{method} {route.RoutePattern.RawText}")).ToHashSet();

        var told = Told(received, "http.route");
        Assert.Empty(told.Except(patterns).Except(named));
        Assert.Empty(patterns.Where(pattern => pattern.StartsWith("/api/ext/", StringComparison.Ordinal)).Except(told));
        Assert.Empty(Told(received, "http.request.method").Except(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "_OTHER"]));
    }

    /// <summary>An attribute's values, as OTLP writes them down: the key, then a value's length, a string's length, and the string.</summary>
    private static HashSet<string> Told(string received, string attribute) =>
        [.. Regex.Matches(received, Regex.Escape(attribute) + "\x12.\x0a(.)", RegexOptions.Singleline, TimeSpan.FromSeconds(10))
            .Select(match => received.Substring(match.Index + match.Length, match.Groups[1].Value[0]))];

    private static IEnumerable<string> Forms(string canary)
    {
        var bytes = Encoding.UTF8.GetBytes(canary);
        return
        [
            canary, canary.ToUpperInvariant(), canary.ToLowerInvariant(), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes),
            Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(canary)), Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(canary)),
            string.Concat(canary.Select(letter => $"\\u{(int)letter:x4}")), string.Concat(canary.Select(letter => $"\\u{(int)letter:X4}")),
            string.Concat(bytes.Select(one => $"%{one:X2}")), .. Enumerable.Range(0, 3).Select(offset => InBase64(bytes, offset)),
        ];
    }

    /// <summary>What of it stands in base64 whatever comes before, in any number of bytes, and behind it.</summary>
    private static string InBase64(byte[] bytes, int offset) =>
        Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=')[(offset == 0 ? 0 : offset + 1)..^2];

    /// <summary>Every method of every published route, with canaries wherever a client can put text.</summary>
    private static async Task AskEverythingAsync(TestMember member, List<string> canaries)
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
        request.Headers.Add(canary, canary);
        request.Headers.Add("Origin", "https://" + canary);
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

    /// <summary>Where no proper client puts text: the names of headers, the host, the version, a chunk's extension, a trailer.</summary>
    private static async Task AskRawAsync(Uri server, string token, List<string> canaries)
    {
        string[] requests =
        [
            "GET /api/ext/session HTTP/1.1\r\nHost: CANARY\r\nAuthorization: Bearer TOKEN\r\n\r\n",
            "GET /sign-in HTTP/1.1\r\nHost: CANARY.example\r\n\r\n",
            "GET /api/ext/session HTTP/1.1\r\nHost: localhost\r\nX-CANARY: CANARY\r\nAccept: CANARY/CANARY\r\nReferer: http://CANARY/\r\n\r\n",
            "GET /api/ext/session HTTP/1.1\r\nHost: localhost\r\nForwarded: for=CANARY\r\nX-Forwarded-For: CANARY\r\nX-Forwarded-Host: CANARY\r\n\r\n",
            "POST /api/ext/records/search HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\nContent-Type: application/CANARY\r\nContent-Length: 2\r\n\r\n{}",
            "POST /api/ext/records/search HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\nContent-Encoding: CANARY\r\nContent-Length: 2\r\n\r\n{}",
            "POST /api/ext/records/search HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n2;CANARY=CANARY\r\n{}\r\n0\r\nX-CANARY: CANARY\r\n\r\n",
            "GET /CANARY HTTP/CANARY\r\nHost: localhost\r\n\r\n",
            "GET http://CANARY/CANARY HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "CANARY\r\n\r\n",
            "GET /api/ext/session HTTP/1.1\r\nHost: localhost\r\nCANARY\r\n\r\n",
            "GET /api/ext/session HTTP/1.1\r\nHost: localhost\r\nX-A: CANARY\0\r\n\r\n",
            "POST /api/ext/conversations HTTP/1.1\r\nHost: localhost\r\nContent-Length: CANARY\r\n\r\n",
            "POST /api/ext/conversations HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: CANARY\r\n\r\n",
        ];
        foreach (var request in requests)
        {
            var canary = Wire.Canary();
            canaries.Add(canary);
            var filled = request.Replace("CANARY", canary, StringComparison.Ordinal).Replace("TOKEN", token, StringComparison.Ordinal);
            await RawConnection.ExchangeAsync(
                server, filled.Replace("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n", StringComparison.Ordinal), Cancel);
        }
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

    /// <summary>Rows that cannot be read throw, with their own text in the exception: behind the token's check, and before it.</summary>
    private static async Task FailAsync(TestMember member, TestDatabase database, List<string> canaries)
    {
        foreach (var (column, path) in new[] { ("conversations set channel", "conversations"), ("tokens set scopes", "session") })
        {
            var canary = "X!" + Wire.Canary();
            canaries.Add(canary);
            await using (var connection = database.OpenRaw())
            {
                await connection.ExecuteAsync($"update {column} = @canary", new { canary });
            }

            Assert.Equal(500, (await member.GetAsync(path)).Status);
        }
    }

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Hole();
}
