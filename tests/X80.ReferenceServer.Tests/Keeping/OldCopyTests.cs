using Dapper;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>GATE-13: rows that somebody copied before a text was erased open under no key that the server has since.</summary>
public sealed class OldCopyTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("taken back")]
    [InlineData("edited")]
    [InlineData("withdrawn")]
    public async Task The_old_rows_put_back_under_the_new_keys_give_no_text(string how)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var (stays, goes) = (Wire.Message("stays"), Wire.Message("goes"));
        var id = goes["id"]!.GetValue<string>();
        (await member.SyncAsync(conversation, stays, goes)).Expect(200);
        await using var database = server.Database.OpenRaw();
        var (content, key) = database.QuerySingle<(byte[], byte[])>(
            "select m.sealed, k.wrapped from messages m join message_keys k on k.conversation_id = m.conversation_id and k.message_id = m.id where m.conversation_id = @conversation and m.id = @id",
            new { conversation, id });

        await EraseAsync(member, conversation, id, how);

        const string PutBack = """
            delete from messages where conversation_id = @conversation and id = @id;
            insert into messages (workspace_id, member_id, conversation_id, id, origin, sealed)
            select workspace_id, member_id, id, @id, 'sync', @content from conversations where id = @conversation;
            insert into message_keys (workspace_id, member_id, conversation_id, message_id, wrapped)
            select workspace_id, member_id, id, @id, @key from conversations where id = @conversation;
            """;
        await database.ExecuteAsync(PutBack, new { conversation, id, content, key });
        (await member.GetAsync($"conversations/{conversation}/messages")).ExpectProblem(503, "gate-unavailable");
    }

    private async Task EraseAsync(TestMember member, string conversation, string id, string how)
    {
        switch (how)
        {
            case "taken back":
                (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{id}")).Expect(200);
                break;
            case "edited":
                server.Time.Advance(TimeSpan.FromSeconds(10));
                (await member.SyncAsync(conversation, Wire.Message("edited", id))).Expect(200);
                break;
            default:
                await member.SetPrivateAsync(conversation, "withdraw");
                await member.SetSharedAsync(conversation);
                (await member.SyncAsync(conversation, Wire.Message("new"))).Expect(200);
                break;
        }
    }
}
