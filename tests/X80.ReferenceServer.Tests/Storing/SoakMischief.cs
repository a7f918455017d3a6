using System.Text.Json.Nodes;
using X80.Contract.Tokens;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>What goes wrong all day long, drawn at random: none of it may cost the server anything that stays.</summary>
internal sealed class SoakMischief(Uri server, string token)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Random random = new(65);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>How many there were.</returns>
    public async Task<int> DoAsync(CancellationToken over)
    {
        using var member = new TestMember(server, token, TimeProvider.System);
        var conversation = await member.OpenAsync("title:mischief");
        using var timer = new PeriodicTimer(Pause);
        var done = 0;
        while (!over.IsCancellationRequested)
        {
            await DoOneAsync(member, conversation);
            done++;
            await timer.WaitForNextTickAsync(Cancel);
        }

        return done;
    }

    private Task DoOneAsync(TestMember member, string conversation) => random.Next(5) switch
    {
        0 => HangUpAsync($"POST /api/ext/conversations/{conversation}/sync HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\n"),
        1 => HangUpAsync(
            $"POST /api/ext/conversations/{conversation}/sync HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\n"
            + $"Idempotency-Key: {Guid.NewGuid():N}\r\nContent-Type: application/json\r\nContent-Length: {random.Next(100, 100_000)}\r\n\r\n{{\"messages\":["),
        2 => BreakAsync(member, conversation),
        3 => ForgeAsync(),
        _ => RefuseAsync(member, conversation),
    };

    /// <summary>In the middle of a request.</summary>
    private async Task HangUpAsync(string part)
    {
        using var connection = await RawConnection.OpenAsync(server, Cancel);
        await connection.WriteAsync(part, Cancel);
    }

    private static async Task BreakAsync(TestMember member, string conversation) =>
        (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/sync", "{\"messages\":[{\"id\":")).ExpectProblem(400, "malformed");

    private async Task ForgeAsync()
    {
        using var forger = new TestMember(server, X80Token.NewRandom().Reveal(), TimeProvider.System);
        (await forger.GetAsync("session")).Expect(401);
    }

    private static async Task RefuseAsync(TestMember member, string conversation)
    {
        var messages = Enumerable.Range(0, 20).Select(n => (JsonObject)Wire.Message($"text {n}")).ToArray();
        (await member.SyncAsync(conversation, messages)).ExpectProblem(403, "conversation-private");
    }
}
