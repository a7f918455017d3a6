using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>The same thing sent again: at once, later, cut off, overlapping.</summary>
public sealed class RepeatFaults(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_30_the_same_request_a_hundred_times_at_once_is_done_once()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var body = await member.SyncBodyAsync(conversation, Wire.Message("one"), Wire.Message("two"));
        var key = IdempotencyKey.NewRandom().Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => member.PostAsync($"conversations/{conversation}/sync", body, key)));

        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.All(answers, answer => Assert.True(answer.Status == 200 || answer.Problem == "idempotency-running", answer.Body));
        Assert.Equal(["one", "two"], await member.TextsAsync(conversation));
        var ledger = (await member.GetAsync("ledger")).Expect(200).Json["items"]!.AsArray();
        Assert.Single(ledger, line => line!["allowed"]!.GetValue<bool>() && line.ToJsonString().Contains("/sync", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fault_31_a_key_is_bound_to_its_body_its_member_and_a_day()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var other = await server.JoinAsync("Noor Haddad", Cancel);
        var conversation = await member.OpenSharedAsync();
        var others = await other.OpenSharedAsync();
        var key = IdempotencyKey.NewRandom().Value;
        var message = Wire.Message("once");
        (await member.PostAsync($"conversations/{conversation}/sync", await member.SyncBodyAsync(conversation, message), key)).Expect(200);

        var otherBody = await member.PostAsync($"conversations/{conversation}/sync", await member.SyncBodyAsync(conversation, Wire.Message("else")), key);
        var otherMember = await other.PostAsync($"conversations/{others}/sync", await other.SyncBodyAsync(others, Wire.Message("mine")), key);
        otherBody.ExpectProblem(422, "idempotency-mismatch");
        otherMember.Expect(200);
        foreach (var malformed in new[] { "", "short", new string('k', 256), "with space in it and long enough", "kéykéykéykéykéykéykéykéykéy" })
        {
            var answer = await RawHttpKeyAsync(member, malformed);
            Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        }

        server.Time.Advance(TimeSpan.FromHours(25));
        var expired = await member.PostAsync($"conversations/{conversation}/sync", await member.SyncBodyAsync(conversation, message), key);
        Assert.Equal(1, expired.Expect(200).Json["duplicates"]!.GetValue<int>());
        Assert.Equal(["once"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Fault_32_an_answer_that_is_lost_costs_neither_a_loss_nor_a_duplicate()
    {
        var times = Times.Of("X80_LOST", 60);
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        for (var i = 0; i < times; i++)
        {
            var body = await member.SyncBodyAsync(conversation, [.. Enumerable.Range(Math.Max(i - 30, 0), Math.Min(i + 1, 31)).Select(n => Wire.Message($"text {n}", id: $"LOST{n:D12}"))]);
            var key = IdempotencyKey.NewRandom().Value;
            await SendAndHangUpAsync(member, conversation, body, key);

            (await AskAgainAsync(member, $"conversations/{conversation}/sync", body, key)).Expect(200);
        }

        Assert.Equal(Enumerable.Range(0, times).Select(n => $"text {n}"), await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Fault_33_overlapping_shuffled_and_repeated_windows_give_the_note_of_one()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var once = await server.JoinAsync("Mara Field", Cancel);
        var all = Enumerable.Range(1, 36).Select(n => Wire.Message($"text {n}", id: $"WIND{n:D12}", sentAt: $"2026-11-23T09:{n:D2}:00+01:00")).ToArray();
        var windows = await member.OpenSharedAsync("title:windows");
        var whole = await once.OpenSharedAsync("title:windows");

        foreach (var window in new[] { all[11..36], all[0..24], all[5..30], all[0..36], all[20..22] })
        {
            (await member.SyncAsync(windows, window)).Expect(200);
        }

        (await once.SyncAsync(whole, all)).Expect(200);
        Assert.Equal(36, (await member.TextsAsync(windows)).Count);
        Assert.Equal(await once.NoteAsync(whole), await member.NoteAsync(windows));
    }

    /// <summary>Pages with ever other rows missing, then ever other orders: few rows are kept, and the order stays.</summary>
    [Fact]
    public async Task Fault_33_readings_without_end_keep_the_order_in_a_bounded_number_of_rows()
    {
        const int Count = 24;
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var all = Enumerable.Range(0, Count).Select(n => Wire.Message($"text {n}", id: $"MANY{n * 7 % Count:D12}")).ToArray();
        var conversation = await member.OpenSharedAsync("title:many");
        (await member.SyncAsync(conversation, all)).Expect(200);
        var random = new Random(33);
        for (var i = 0; i < 120; i++)
        {
            var page = all.Where(_ => random.Next(3) == 0).ToArray();
            if (i % 2 == 1)
            {
                random.Shuffle(page);
            }

            (await member.SyncAsync(conversation, page)).Expect(200);
        }

        using var raw = server.Database.OpenRaw();
        var rows = raw.ExecuteScalar<long>("select count(*) from message_edges where conversation_id = @conversation", new { conversation });
        Assert.InRange(rows, Count - 1, 4 * Count);
        Assert.Equal(Enumerable.Range(0, Count).Select(n => $"text {n}"), await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Fault_35_equal_texts_of_one_minute_are_two_messages_however_often_they_are_read()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        JsonObject[] twice = [Wire.Message("ok"), Wire.Message("ok")];

        (await member.SyncAsync(conversation, twice)).Expect(200);
        var again = (await member.SyncAsync(conversation, twice)).Expect(200);

        Assert.Equal((0, 2), (again.Json["accepted"]!.GetValue<int>(), again.Json["duplicates"]!.GetValue<int>()));
        Assert.Equal(["ok", "ok"], await member.TextsAsync(conversation));
    }

    /// <summary>As a client does: a request that is still being done is asked about again, with the same key.</summary>
    private static async Task<WireAnswer> AskAgainAsync(TestMember member, string path, JsonObject body, string key)
    {
        WireAnswer answer = null!;
        await Poll.UntilAsync(
            async () =>
            {
                answer = await member.PostAsync(path, body, key);
                return answer.Status != 409;
            },
            Cancel);
        return answer;
    }

    private async Task SendAndHangUpAsync(TestMember member, string conversation, JsonObject body, string key)
    {
        using var client = new TcpClient { LingerState = new LingerOption(true, 0) };
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Cancel);
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        string[] head =
        [
            $"POST /api/ext/conversations/{conversation}/sync HTTP/1.1", "Host: localhost", $"Authorization: Bearer {member.Token}",
            $"Idempotency-Key: {key}", "Content-Type: application/json", $"Content-Length: {bytes.Length}",
        ];
        await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(string.Join("\r\n", head) + "\r\n\r\n"), .. bytes], Cancel);
    }

    private async Task<string> RawHttpKeyAsync(TestMember member, string key)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Cancel);
        await using var stream = client.GetStream();
        string[] head =
        [
            "POST /api/ext/conversations HTTP/1.1", "Host: localhost", "Connection: close", $"Authorization: Bearer {member.Token}",
            $"Idempotency-Key: {key}", "Content-Type: application/json", "Content-Length: 2",
        ];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", head) + "\r\n\r\n{}"), Cancel);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancel);
    }
}
