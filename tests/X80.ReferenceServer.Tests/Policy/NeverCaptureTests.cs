using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Policy;

/// <summary>GATE-16: a chat on a list, or with a forbidden flag, is refused like a Private one.</summary>
public sealed class NeverCaptureTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncDisposable
{
    private static readonly ChannelKind WhatsApp = ChannelKind.Parse("whatsapp");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private NeverCaptureList List => server.Services.GetRequiredService<NeverCaptureList>();

    [Theory]
    [InlineData("title", "Ana Lima", "title:Ana Lima")]
    [InlineData("title", " Ana Lima ", "title:Ana Lima\n3")]
    [InlineData("phone", "+55 11 99999-0101", "phone:+5511999990101")]
    [InlineData("handle", "ana.lima", "handle:ana.lima")]
    [InlineData("id", "4915551234567", "id:4915551234567")]
    public async Task A_chat_is_known_by_its_key_although_the_server_holds_only_tags(string form, string value, string anchor)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var listed = await member.OpenSharedAsync(anchor);
        var other = await member.OpenSharedAsync("title:Somebody else");
        var entry = await List.AddAsync(await SignedIn.MemberAsync(member), Draft(form, value), Cancel);

        (await member.SyncAsync(listed, Wire.Message("one"))).ExpectProblem(403, "never-capture");
        (await member.ShareOneAsync(listed, Wire.Message("one"))).ExpectProblem(403, "never-capture");
        (await member.SyncAsync(other, Wire.Message("two"))).Expect(200);

        Assert.Empty(await member.TextsAsync(listed));
        Assert.True(await List.RemoveAsync(await SignedIn.MemberAsync(member), entry, Cancel));
        (await member.SyncAsync(listed, Wire.Message("three"))).Expect(200);
    }

    [Fact]
    public async Task The_workspaces_list_holds_for_every_member_and_a_members_for_that_member_alone()
    {
        using var one = await server.JoinAsync("Mara Field", Cancel);
        using var other = await server.JoinAsync("Otto Reich", Cancel);
        var (ofOne, ofOther) = (await one.OpenSharedAsync("title:Works Council"), await other.OpenSharedAsync("title:Works Council"));
        await List.AddAsync(await SignedIn.MemberAsync(one), Draft("title", "Works Council"), Cancel);

        (await one.SyncAsync(ofOne, Wire.Message("one"))).ExpectProblem(403, "never-capture");
        (await other.SyncAsync(ofOther, Wire.Message("two"))).Expect(200);

        var administrator = await SignedIn.AdministratorAsync(one);
        var entry = await List.AddForWorkspaceAsync(administrator, Draft("title", "Works Council"), Cancel);
        (await other.SyncAsync(ofOther, Wire.Message("three"))).ExpectProblem(403, "never-capture");
        Assert.False(await List.RemoveAsync(await SignedIn.MemberAsync(other), entry, Cancel));
        Assert.True(await List.RemoveForWorkspaceAsync(administrator, entry, Cancel));
    }

    [Fact]
    public async Task A_number_seen_while_suggestions_are_asked_marks_a_chat_that_is_known_by_title()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await List.AddAsync(await SignedIn.MemberAsync(member), Draft("phone", "+49 30 555010"), Cancel);
        var session = (await member.GetAsync("session")).Json;
        var key = ConversationKey.Derive(session["keyMaterial"]!.GetValue<string>(), WhatsApp, "title:My doctor");
        var body = new JsonObject { ["channel"] = "whatsapp", ["key"] = key.Value, ["title"] = "My doctor", ["phone"] = "+4930555010" };

        var opened = (await member.PostAsync("conversations", await member.ConsentAsync(null, "suggest", body))).Expect(200);

        var conversation = opened.Json["conversation"]!["id"]!.GetValue<string>();
        await member.LinkAsync(conversation);
        await member.SetSharedAsync(conversation);
        (await member.SyncAsync(conversation, Wire.Message("one"))).ExpectProblem(403, "never-capture");
    }

    [Fact]
    public async Task A_conversation_is_listed_by_its_id_and_only_by_its_own_member()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var stranger = await server.JoinAsync("Otto Reich", Cancel);
        var conversation = await member.OpenSharedAsync();

        await Assert.ThrowsAsync<SettingsRefusedException>(
            async () => await List.AddAsync(await SignedIn.MemberAsync(stranger), Draft("conversation", conversation), Cancel));
        Assert.Empty(await List.ListAsync((await SignedIn.MemberAsync(stranger)).Member, Cancel));
        await List.AddAsync(await SignedIn.MemberAsync(member), Draft("conversation", conversation), Cancel);

        (await member.SyncAsync(conversation, Wire.Message("one"))).ExpectProblem(403, "never-capture");
    }

    [Theory]
    [InlineData("disappearing")]
    [InlineData("restricted")]
    [InlineData("list")]
    public async Task An_override_is_the_members_explicit_act_for_one_conversation_where_an_administrator_permits_it(string reason)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var caller = await SignedIn.MemberAsync(member);
        var (one, other) = (await member.OpenSharedAsync(), await member.OpenSharedAsync("title:Jonas Berg"));
        if (reason == "list")
        {
            await List.AddAsync(caller, Draft("conversation", one), Cancel);
            await List.AddAsync(caller, Draft("conversation", other), Cancel);
        }

        var id = ConversationId.Parse(one);
        await Assert.ThrowsAsync<SettingsRefusedException>(() => List.OverrideAsync(caller, id, reason, Cancel));
        await SetAsync(member, settings => settings with { Overridable = [reason] });
        (await SyncAsync(member, one, reason)).ExpectProblem(403, "never-capture");
        await List.OverrideAsync(caller, id, reason, Cancel);

        (await SyncAsync(member, one, reason)).Expect(200);
        (await SyncAsync(member, other, reason)).ExpectProblem(403, "never-capture");
        var entry = (await member.GetAsync("ledger")).Json["items"]!.AsArray()
            .Single(item => item!["counts"]?.GetValue<string>() == $"override={reason}");
        Assert.Equal(one, entry!["conversationId"]!.GetValue<string>());

        await List.EndOverrideAsync(caller, id, reason, Cancel);
        (await SyncAsync(member, one, reason)).ExpectProblem(403, "never-capture");
        await List.OverrideAsync(caller, id, reason, Cancel);
        await SetAsync(member, settings => settings with { Overridable = [] });
        (await SyncAsync(member, one, reason)).ExpectProblem(403, "never-capture");
        await SetAsync(member, settings => settings with { Overridable = [reason] });
        (await SyncAsync(member, one, reason)).ExpectProblem(403, "never-capture");
    }

    [Fact]
    public async Task What_was_typed_into_the_list_stands_in_no_file()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var (title, handle) = (Wire.Canary(), Wire.Canary());
        await List.AddAsync(await SignedIn.MemberAsync(member), Draft("title", title), Cancel);
        await List.AddForWorkspaceAsync(await SignedIn.AdministratorAsync(member), Draft("handle", handle), Cancel);

        Assert.Empty(await server.Probe.FindAsync([title, handle], Cancel));
    }

    [Theory]
    [InlineData("phone", "030 555010")]
    [InlineData("phone", "+12")]
    [InlineData("title", "  ")]
    [InlineData("title", "a\ud800")]
    [InlineData("conversation", "no id")]
    [InlineData("name", "Ana")]
    public async Task An_entry_that_could_never_match_is_refused(string form, string value)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var caller = await SignedIn.MemberAsync(member);

        await Assert.ThrowsAsync<SettingsRefusedException>(() => List.AddAsync(caller, Draft(form, value), Cancel));

        Assert.Empty(await List.ListAsync(caller.Member, Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        using var member = await server.JoinAsync("Administrator", CancellationToken.None);
        await SetAsync(member, _ => WorkspaceSettings.Default);
    }

    private static NeverCaptureDraft Draft(string form, string value) => new(form, WhatsApp, value, "");

    private static async Task<WireAnswer> SyncAsync(TestMember member, string conversation, string flag)
    {
        var held = (await member.GetAsync($"conversations/{conversation}")).Json;
        var body = Wire.Sync(DateTimeOffset.Parse("2026-11-23T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture), Wire.Message("text"));
        body["reading"]!["flags"] = new JsonArray(flag);
        Assert.NotNull(held["id"]);
        return await member.PostAsync($"conversations/{conversation}/sync", await member.ConsentAsync(conversation, "sync", body));
    }

    private async Task SetAsync(TestMember member, Func<WorkspaceSettings, WorkspaceSettings> change) =>
        await server.Services.GetRequiredService<SettingsDesk>().ChangeAsync(await SignedIn.AdministratorAsync(member), change, CancellationToken.None);
}
