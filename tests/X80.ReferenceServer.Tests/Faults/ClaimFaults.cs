using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>Requests that claim what is not so, a clock that jumps, a reader in the way, a conversation that grows.</summary>
public sealed class ClaimFaults(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] Names =
        ["privacy", "Privacy", "state", "STATE", "visibility", "shared", "conversation", "reading", "READING", "messages", "Messages", "consent", "history"];

    private static readonly string[] Values =
        ["\"shared\"", "\"private,shared\"", "null", "1", "true", "[]", "{}", "{\"privacy\":\"shared\"}", "[\"shared\"]", "\"SHARED\""];

    private static readonly string[] Words = ["shared", "Shared", "public", "privacy-shared", "private-shared"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<Action<JsonObject>> Claims => Words.SelectMany(word => (Action<JsonObject>[])
    [
        body => body["reading"]!["flavour"] = word,
        body => body["reading"]!["pack"]!["id"] = word,
        body => body["reading"]!["strategies"] = new JsonObject { ["privacy"] = word },
        body => body["reading"]!["flags"] = new JsonArray(word),
        body => body["messages"]![0]!["author"] = word,
    ]);

    [Fact]
    public async Task Fault_03_no_body_talks_a_private_conversation_into_being_shared()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);
        var canary = Wire.Canary();
        var body = (await member.SyncBodyAsync(conversation, Wire.Message(canary))).ToJsonString();
        var tried = 0;
        foreach (var claim in Names.SelectMany(name => Values.Select(value => $"\"{name}\":{value}")))
        {
            foreach (var contradicting in new[] { $"{{{claim},{body[1..]}", $"{body[..^1]},{claim}}}", $"{{\"conversation\":{{{claim}}},{body[1..]}" })
            {
                (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/sync", contradicting)).ExpectProblem(400, "malformed");
                tried++;
            }
        }

        Assert.InRange(tried, 200, 1000);
        Assert.Equal("private", (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["privacy"]!.GetValue<string>());
        Assert.Empty(await server.Probe.FindAsync([canary], Cancel));
    }

    /// <summary>Well-formed bodies that claim Shared in every place that takes a word of the client's, beside what is stored.</summary>
    [Fact]
    public async Task Fault_04_whatever_a_client_claims_what_is_stored_decides()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);
        var canary = Wire.Canary();
        var tried = 0;
        foreach (var query in new[] { "", "?privacy=shared", "?state=shared&history=keep", "?conversation=" + conversation })
        {
            foreach (var claim in Claims)
            {
                foreach (var sure in new[] { true, false })
                {
                    var body = Wire.Sync(server.Time.GetUtcNow(), Wire.Message(canary));
                    claim(body);
                    var consented = await member.ConsentAsync(conversation, "sync", body);
                    if (sure)
                    {
                        consented["consent"]!["sameChat"] = true;
                    }

                    (await member.PostAsync($"conversations/{conversation}/sync{query}", consented)).ExpectProblem(403, "conversation-private");
                    tried++;
                }
            }
        }

        Assert.InRange(tried, 200, 1000);
        Assert.Equal("private", (await member.GetAsync($"conversations/{conversation}")).Json["privacy"]!.GetValue<string>());
        Assert.Empty(await server.Probe.FindAsync([canary], Cancel));

        // It is the stored word alone: the last of them is taken once that is Shared.
        await member.SetSharedAsync(conversation);
        (await member.SyncAsync(conversation, Wire.Message("taken"))).Expect(200);
    }

    [SqliteFact]
    public async Task Fault_06_withdrawn_while_a_reader_is_open_it_is_gone_from_the_log_once_the_reader_ends()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("of no importance"))).Expect(200);
        var log = new FileInfo(Path.Combine(server.DataFolder, "x80.db-wal"));
        await using (var reader = server.Database.OpenRaw())
        {
            await reader.ExecuteAsync("begin deferred");
            await reader.ExecuteScalarAsync("select count(*) from messages");
            (await member.PostAsync($"conversations/{conversation}/withdraw", [])).Expect(200);
            log.Refresh();
            Assert.NotEqual(0, log.Length);
            await reader.ExecuteAsync("rollback");
        }

        await Poll.UntilAsync(
            () =>
            {
                server.Time.Advance(TimeSpan.FromSeconds(1));
                log.Refresh();
                return !log.Exists || log.Length == 0;
            },
            Cancel);
        Assert.Empty(await member.TextsAsync(conversation));
    }

    /// <summary>.NET has no second 60: the system's clock shows the second before it twice, which is the jump back by a second here.</summary>
    [Theory]
    [InlineData("-01:00:00")]
    [InlineData("-00:00:01")]
    [InlineData("1.00:00:00")]
    public async Task Fault_52_a_clock_that_jumps_keeps_order_and_expiry(string jump)
    {
        await using var jumping = new RunningServer();
        await jumping.InitializeAsync();
        using var member = await jumping.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        JsonObject[] messages = [Wire.Message("one"), Wire.Message("two"), Wire.Message("three")];
        (await member.SyncAsync(conversation, messages[..1])).Expect(200);

        jumping.Time.AdjustTime(jumping.Time.GetUtcNow() + TimeSpan.Parse(jump, CultureInfo.InvariantCulture));
        (await member.SyncAsync(conversation, messages[..2])).Expect(200);
        jumping.Time.AdjustTime(jumping.Time.GetUtcNow().AddDays(1));
        (await member.SyncAsync(conversation, messages)).Expect(200);

        Assert.Equal(["one", "two", "three"], await member.TextsAsync(conversation));
        jumping.Time.AdjustTime(jumping.Time.GetUtcNow().AddDays(40));
        Assert.Equal(401, (await member.GetAsync("session")).Status);
    }
}
