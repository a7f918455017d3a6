using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>Ids that a client or a page made are one's own: the same of another member, or of another workspace, is another thing.</summary>
public sealed class SameIdFaults(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Elsewhere = "workspace-of-the-same-ids";

    // In the order in which they refer to one another.
    private static readonly string[] Copied =
    [
        "workspaces", "members", "conversations", "conversation_keys", "messages", "message_keys", "message_marks", "message_edges", "notes",
        "note_messages", "spent_clicks", "idempotency",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_20_the_same_keys_clicks_and_message_ids_of_two_members_are_two_conversations()
    {
        var (conversationKey, click, write, id) =
            (ConversationId.NewRandom().Value, ClickId.NewRandom().Value, IdempotencyKey.NewRandom().Value, Wire.NewId());
        var opened = new List<(TestMember Member, string Conversation, string Text)>();
        foreach (var name in new[] { "Mara Field", "Otto Reich" })
        {
            var member = await server.JoinAsync(name, Cancel);
            var body = new JsonObject { ["channel"] = "whatsapp", ["key"] = conversationKey };
            var conversation = (await member.PostAsync("conversations", body, write + "o")).Expect(200).Json["conversation"]!["id"]!.GetValue<string>();
            await member.LinkAsync(conversation);
            await member.SetSharedAsync(conversation);
            var sync = await member.SyncBodyAsync(conversation, Wire.Message("text of " + name, id));
            sync["consent"]!["clickId"] = click;
            var answer = (await member.PostAsync($"conversations/{conversation}/sync", sync, write)).Expect(200);
            Assert.Equal((1, 0), (answer.Json["accepted"]!.GetValue<int>(), answer.Json["duplicates"]!.GetValue<int>()));
            opened.Add((member, conversation, "text of " + name));
        }

        Assert.NotEqual(opened[0].Conversation, opened[1].Conversation);
        foreach (var (member, conversation, text) in opened)
        {
            Assert.Equal([text], await member.TextsAsync(conversation));
        }

        (await opened[0].Member.PostAsync($"conversations/{opened[0].Conversation}/withdraw", [])).Expect(200);
        Assert.Equal([opened[1].Text], await opened[1].Member.TextsAsync(opened[1].Conversation));
        opened.ForEach(one => one.Member.Dispose());
    }

    /// <summary>One installation is one workspace; a second one's rows are put into its database past its code, every id the same.</summary>
    [Fact]
    public async Task Fault_20_rows_of_another_workspace_under_the_very_same_ids_are_neither_seen_nor_touched()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        JsonObject[] messages = [Wire.Message("one"), Wire.Message("two")];
        (await member.SyncAsync(conversation, messages)).Expect(200);
        using var database = server.Database.OpenRaw();
        Assert.Equal(Copied.Length, Copied.Count(table => Copy(database, table, conversation) > 0));
        var rows = new StoredRows(database);
        var before = rows.Of(Elsewhere);

        var again = (await member.SyncAsync(conversation, [.. messages, Wire.Message("three")])).Expect(200);
        Assert.Equal((1, 2), (again.Json["accepted"]!.GetValue<int>(), again.Json["duplicates"]!.GetValue<int>()));
        (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{messages[0]["id"]}")).Expect(200);
        Assert.Equal(["two", "three"], await member.TextsAsync(conversation));
        Assert.Single((await member.GetAsync("conversations")).Expect(200).Json["items"]!.AsArray());
        (await member.PostAsync($"conversations/{conversation}/withdraw", [])).Expect(200);

        Assert.Equal(before, rows.Of(Elsewhere));
    }

    /// <returns>How many rows stand there now.</returns>
    private static int Copy(DbConnection database, string table, string conversation)
    {
        using var columns = database.ExecuteReader($"select * from {table} where 1 = 0");
        var names = Enumerable.Range(0, columns.FieldCount).Select(columns.GetName).ToList();
        columns.Close();

        // A conversation starts Private, by a trigger; it is set to Shared as a hand would.
        var into = names.Except(table == "conversations" ? ["privacy"] : []).ToList();
        var from = into.Select(name => name == "workspace_id" || (table == "workspaces" && name == "id") ? "@Elsewhere" : name);
        var those = names.Contains("member_id") || table == "members"
            ? $"where {(table == "members" ? "id" : "member_id")} = (select min(member_id) from conversations where id = @conversation)"
            : "where id <> @Elsewhere";
        var made = database.Execute(
            $"insert into {table} ({string.Join(", ", into)}) select {string.Join(", ", from)} from {table} {those}", new { Elsewhere, conversation });
        if (table == "conversations")
        {
            database.Execute("update conversations set privacy = 'shared' where workspace_id = @Elsewhere", new { Elsewhere });
        }

        return made;
    }
}
