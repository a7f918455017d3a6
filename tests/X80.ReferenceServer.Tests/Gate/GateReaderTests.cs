using Dapper;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Gate;

/// <summary>What the gate is told of a conversation, against the rows that lie in the database.</summary>
public sealed class GateReaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string List = """
        insert into never_capture (workspace_id, member_id, id, scope, form, channel, label, added_at)
        select workspace_id, member_id, 'entry-' || id, 'member', 'conversation', channel, '', 0 from conversations where id = @conversation;
        insert into never_capture_keys (workspace_id, member_id, entry_id, key_tag)
        select workspace_id, member_id, 'entry-' || id, key_tag from conversations where id = @conversation;
        """;

    private const string Override = """
        insert into capture_overrides (workspace_id, member_id, conversation_id, what, added_at)
        select workspace_id, member_id, id, @what, 0 from conversations where id = @conversation
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_privacy_is_the_rows_own_and_that_of_a_row_which_is_not_there_is_private()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var (shared, kept) = (await member.OpenSharedAsync(), await member.OpenAsync("title:Jonas Berg"));

        Assert.True((await PrivacyAsync(member, shared)).IsShared);
        Assert.False((await PrivacyAsync(member, kept)).IsShared);
        Assert.False((await PrivacyAsync(member, ConversationId.NewRandom().Value)).IsShared);
    }

    [Fact]
    public async Task Another_members_shared_conversation_is_none_of_this_members()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var other = await server.JoinAsync("Noor Haddad", Cancel);

        Assert.False((await PrivacyAsync(other, await member.OpenSharedAsync())).IsShared);
    }

    [Fact]
    public async Task A_chat_is_listed_by_the_tag_of_its_key_and_overridden_by_its_own_rows_alone()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var other = await server.JoinAsync("Noor Haddad", Cancel);
        var (conversation, neighbour, others) = (await member.OpenAsync(), await member.OpenAsync("title:Jonas Berg"), await other.OpenAsync());
        using var database = server.Database.OpenRaw();
        database.Execute(List, new { conversation });
        database.Execute(Override, new { conversation, what = "list" });
        database.Execute(Override, new { conversation, what = "restricted" });

        var held = await ExclusionAsync(member, conversation);

        Assert.True(held.IsListed);
        Assert.Equal(["list", "restricted"], held.Overridden.Order());
        Assert.All(
            [await ExclusionAsync(member, neighbour), await ExclusionAsync(other, others), await ExclusionAsync(other, conversation)],
            free => Assert.Equal((false, 0), (free.IsListed, free.Overridden.Count)));
    }

    private Task<HeldPrivacy> PrivacyAsync(TestMember member, string conversation) =>
        ReadAsync(member, conversation, new PrivacyReader().Read);

    private Task<HeldExclusion> ExclusionAsync(TestMember member, string conversation) =>
        ReadAsync(member, conversation, ExclusionReader.Read);

    private async Task<T> ReadAsync<T>(TestMember member, string conversation, Func<StoreSession, MemberScope, ConversationId, T> read)
    {
        var scope = (await SignedIn.MemberAsync(member)).Member;
        return await server.Services.GetRequiredService<IStore>()
            .ReadAsync(StoreRole.Of(scope), session => read(session, scope, ConversationId.Parse(conversation)), Cancel);
    }
}
