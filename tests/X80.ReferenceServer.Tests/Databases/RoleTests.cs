using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>
/// Who may read content and keys, tried on either database with statements of the server's own: PostgreSQL refuses by its roles,
/// SQLite by the wall on its connections.
/// </summary>
public sealed class RoleTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>Statements that read content, keys of messages, keys of conversations, what is derived from content, and hashes of tokens.</summary>
    private static readonly (string What, string Statement)[] Secrets =
    [
        ("content", "backup.sealed"), ("message keys", "backup.message_keys"), ("conversation keys", "backup.conversation_keys"),
        ("spans", "conversations.find"), ("ends of notes", "notes.tail"), ("tokens", "access.token_by_hash"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x80_deletions", "")]
    [InlineData("x80_sweep", "")]
    [InlineData("x80_rotation", "message keys, conversation keys")]
    [InlineData("x80_holdings", "")]
    [InlineData("x80_settings", "")]
    [InlineData("x80_records", "")]
    [InlineData("x80_access", "tokens")]
    [InlineData("x80_published", "content, message keys, conversation keys")]
    [InlineData("x80_member", "content, message keys, conversation keys, spans, ends of notes")]
    public async Task A_role_reads_what_it_needs_and_nothing_else_that_is_secret(string name, string allowed)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        var scope = await ScopeOfAsync(member);
        var role = RoleOf(name, scope);
        var arguments = new
        {
            scope.Workspace,
            scope.Member,
            Id = conversation,
            Conversation = conversation,
            Note = "none",
            Hash = new byte[32],
            Now = 0L,
        };

        var read = new List<string>();
        foreach (var (what, statement) in Secrets)
        {
            if (await IsReadAsync(role, statement, arguments))
            {
                read.Add(what);
            }

            // A write asks by the same role, in another place.
            Assert.Equal(read.Contains(what), await IsReadAsync(role, statement, arguments, writing: true));
        }

        Assert.Equal(allowed, string.Join(", ", read));
    }

    [Fact]
    public void Every_role_is_tried() => Assert.Equal(
        StoreRole.Groups.Order(StringComparer.Ordinal), StoreRole.Groups.Select(name => RoleOf(name, new MemberScope("w", "m")).Name).Order(StringComparer.Ordinal));

    private async Task<bool> IsReadAsync(StoreRole role, string statement, object arguments, bool writing = false)
    {
        var store = server.Services.GetRequiredService<IStore>();
        try
        {
            _ = writing
                ? await store.WriteAsync(role, session => session.Query<object>(statement, arguments), Cancel)
                : await store.ReadAsync(role, session => session.Query<object>(statement, arguments), Cancel);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private static StoreRole RoleOf(string name, MemberScope member) => name switch
    {
        "x80_deletions" => StoreRole.Deletions(member.Workspace),
        "x80_sweep" => StoreRole.Sweep(member),
        "x80_rotation" => StoreRole.Rotation,
        "x80_holdings" => StoreRole.Holdings(member.Workspace),
        "x80_settings" => StoreRole.Settings(member),
        "x80_records" => StoreRole.Records(member.Workspace),
        "x80_access" => StoreRole.Access,
        "x80_published" => StoreRole.Published(member.Workspace),
        _ => StoreRole.Of(member),
    };

    private static async Task<MemberScope> ScopeOfAsync(TestMember member)
    {
        var session = (await member.GetAsync("session")).Expect(200).Json;
        return new MemberScope(session["workspace"]!["id"]!.GetValue<string>(), session["member"]!["id"]!.GetValue<string>());
    }
}
