using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>
/// Requests that two servers could read differently: where one ends and the next begins, and whom it is for. Each is sent
/// with another behind it; a server that reads on would answer twice.
/// </summary>
public sealed class SmugglingFaults(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Next = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What follows the first lines of a request that opens a conversation; BODY is a body that would.</summary>
    public static TheoryData<string, string> Framings => new()
    {
        { "length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
        { "chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" },
        { "two lengths", "Content-Length: 2\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "two lengths, the right one first", "Content-Length: SIZE\r\nContent-Length: 2\r\n\r\nBODY" },
        { "a list of lengths", "Content-Length: SIZE, SIZE\r\n\r\nBODY" },
        { "a negative length", "Content-Length: -1\r\n\r\nBODY" },
        { "a length in hexadecimal", "Content-Length: 0x44\r\n\r\nBODY" },
        { "a length beyond all numbers", "Content-Length: 99999999999999999999999\r\n\r\nBODY" },
        { "an empty length", "Content-Length: \r\n\r\nBODY" },
        { "space before the length's colon", "Content-Length : SIZE\r\n\r\nBODY" },
        { "space before the coding's colon", "Transfer-Encoding : chunked\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n" },
        { "an unknown coding", "Transfer-Encoding: xchunked\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n" },
        { "a coding after chunked", "Transfer-Encoding: chunked, identity\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n" },
        { "a coding that is none", "Transfer-Encoding: identity\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a coding in quotes", "Transfer-Encoding: \"chunked\"\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n" },
        { "a coding after a vertical tab", "Transfer-Encoding: \vchunked\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n" },
        { "a coding and a NUL", "Transfer-Encoding: chunked\0\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n" },
        { "two codings in two lines", "Transfer-Encoding: chunked\r\nTransfer-Encoding: xchunked\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n" },
        { "a chunk that has no size", "Transfer-Encoding: chunked\r\n\r\nZZ\r\nBODY\r\n0\r\n\r\n" },
        { "a chunk of a negative size", "Transfer-Encoding: chunked\r\n\r\n-1\r\nBODY\r\n0\r\n\r\n" },
        { "a chunk's size with a prefix", "Transfer-Encoding: chunked\r\n\r\n0xHEX\r\nBODY\r\n0\r\n\r\n" },
        { "a chunk beyond all numbers", "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nBODY\r\n0\r\n\r\n" },
        { "a chunk longer than it says", "Transfer-Encoding: chunked\r\n\r\n2\r\nBODY\r\n0\r\n\r\n" },
        { "a chunk's size ended by a bare line feed", "Transfer-Encoding: chunked\r\n\r\nHEX\nBODY\r\n0\r\n\r\n" },
        { "a chunk's extension with a bare line feed", "Transfer-Encoding: chunked\r\n\r\nHEX;a\nBODY\r\n0\r\n\r\n" },
        { "a folded header", "X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a folded header by a tab", "X-A: b\r\n\tc\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a NUL in a header's value", "X-A: b\0c\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a NUL in a header's name", "X\0A: b\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a bare carriage return in a value", "X-A: b\rTransfer-Encoding: chunked\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a bare line feed between headers", "X-A: b\nTransfer-Encoding: chunked\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "headers ended by bare line feeds", "Content-Length: SIZE\n\nBODY" },
        { "a header without a colon", "X-A\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a header without a name", ": b\r\nContent-Length: SIZE\r\n\r\nBODY" },
        { "a second host", "Host: evil.example\r\nContent-Length: SIZE\r\n\r\nBODY" },
    };

    public static TheoryData<string, string> Lines => new()
    {
        { "an address of another server", "GET http://evil.example/api/ext/session HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "an address of another port", "GET http://localhost:1/api/ext/session HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "no host", "GET /healthz HTTP/1.1\r\n\r\n" },
        { "a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n" },
        { "HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" },
        { "an unknown version", "GET /healthz HTTP/3.7\r\nHost: localhost\r\n\r\n" },
        { "no version", "GET /healthz\r\n\r\n" },
        { "words after the version", "GET /healthz HTTP/1.1 x\r\nHost: localhost\r\n\r\n" },
        { "a line ended by a bare line feed", "GET /healthz HTTP/1.1\nHost: localhost\r\n\r\n" },
        { "a carriage return in the line", "GET /healthz\r HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "a NUL in the path", "GET /healthz\0 HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "an encoded NUL in the path", "GET /healthz%00 HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "a method with a bracket", "GE(T /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Framings))]
    public async Task Fault_60_a_request_whose_end_is_unclear_is_refused_once_and_ends_the_connection(string what, string rest)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);

        var answers = await SendAsync(Opening(member) + Filled(rest) + Next);

        Assert.True(answers.Count == 1 && (answers[0][0] == '4' || answers[0] == "501"), $"{what}: {string.Join(", ", answers)}");
        Assert.Empty((await member.GetAsync("conversations")).Expect(200).Json["items"]!.AsArray());
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Fault_60_a_request_that_is_for_somebody_else_or_for_nobody_is_refused_or_cut_off(string what, string request)
    {
        var answers = await SendAsync(request[..^2] + "Connection: close\r\n\r\n");

        Assert.True(answers.Count == 0 || (answers.Count == 1 && (answers[0][0] is '4' or '5')), $"{what}: {string.Join(", ", answers)}");
    }

    /// <summary>What is odd and clear is served, and the next request is the next request.</summary>
    [Theory]
    [InlineData("chunks, in capitals", "Transfer-Encoding: CHUNKED\r\n\r\nHEX\r\nBODY\r\n0\r\n\r\n")]
    [InlineData("a chunk with an extension", "Transfer-Encoding: chunked\r\n\r\nHEX;a=b\r\nBODY\r\n0\r\n\r\n")]
    [InlineData("a trailer", "Transfer-Encoding: chunked\r\n\r\nHEX\r\nBODY\r\n0\r\nX-A: b\r\n\r\n")]
    [InlineData("a length", "Content-Length: SIZE\r\n\r\nBODY")]
    public async Task Fault_60_a_request_whose_end_is_clear_is_followed_by_the_next(string what, string rest)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);

        var answers = await SendAsync(Opening(member) + Filled(rest) + Next);

        Assert.True(answers is ["200", "200"], $"{what}: {string.Join(", ", answers)}");
        Assert.Single((await member.GetAsync("conversations")).Expect(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Fault_60_an_upgrade_to_clear_text_http_2_is_not_made_and_the_next_request_is_the_next()
    {
        var answers = await SendAsync(
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n" + Next);

        Assert.Equal(["200", "200"], answers);
    }

    [Fact]
    public async Task Fault_60_requests_sent_at_once_are_answered_one_by_one_up_to_the_first_that_is_unclear()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var session = $"GET /api/ext/session HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {member.Token}\r\n\r\n";
        const string Stranger = "GET /api/ext/session HTTP/1.1\r\nHost: localhost\r\n\r\n";

        Assert.Equal(["200", "401", "200", "401", "200"], await SendAsync(session + Stranger + session + Stranger + Next));
        Assert.Equal(["200", "400"], await SendAsync(session + "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: b\0\r\n\r\n" + session));
    }

    private static string Opening(TestMember member) =>
        $"POST /api/ext/conversations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {member.Token}\r\n"
        + $"Idempotency-Key: {IdempotencyKey.NewRandom().Value}\r\nContent-Type: application/json\r\n";

    private static string Filled(string rest)
    {
        var body = $"{{\"channel\":\"whatsapp\",\"key\":\"{ConversationId.NewRandom().Value}\"}}";
        return rest.Replace("BODY", body, StringComparison.Ordinal)
            .Replace("SIZE", $"{body.Length}", StringComparison.Ordinal)
            .Replace("HEX", $"{body.Length:X}", StringComparison.Ordinal);
    }

    /// <returns>The statuses of the answers.</returns>
    private async Task<List<string>> SendAsync(string request)
    {
        var answer = await RawConnection.ExchangeAsync(server.Address, request, Cancel);
        return [.. answer.Split("HTTP/1.1 ").Skip(1).Select(one => one[..3])];
    }
}
