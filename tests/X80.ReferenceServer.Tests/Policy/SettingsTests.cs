using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Kinds;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Policy;

/// <summary>What an administrator decides holds from the next transaction on, and leaves an audit entry.</summary>
public sealed class SettingsTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SettingsDesk Desk => server.Services.GetRequiredService<SettingsDesk>();

    [Fact]
    public async Task Under_the_lock_no_token_shares_and_everything_goes_on_being_taken_back()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var (locked, open) = (await member.OpenAsync(), await member.OpenSharedAsync("title:Jonas Berg"));
        await member.LinkAsync(locked);
        await SetAsync(member, settings => settings with { PrivacyChange = PrivacyAuthority.Web });

        var shared = await member.PutAsync(
            $"conversations/{locked}/privacy", await member.ConsentAsync(locked, "share-conversation", new JsonObject { ["state"] = "shared" }));
        shared.ExpectProblem(403, "privacy-locked");
        (await member.ShareOneAsync(locked, Wire.Message("one"))).ExpectProblem(403, "privacy-locked");
        (await member.ShareOneAsync(open, Wire.Message("one"))).ExpectProblem(403, "privacy-locked");

        Assert.Equal("web", (await member.GetAsync("session")).Json["privacyChange"]!.GetValue<string>());
        (await member.SyncAsync(open, Wire.Message("two"))).Expect(200);
        await member.SetPrivateAsync(open);
        (await member.PostAsync($"conversations/{open}/withdraw", [])).Expect(200);
        Assert.Equal("private", (await member.GetAsync($"conversations/{locked}")).Json["privacy"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_share_that_was_done_before_the_lock_is_not_answered_again_under_it()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        var body = await member.ConsentAsync(conversation, "share-conversation", new JsonObject { ["state"] = "shared" });
        const string Key = "AAAAAAAAAAAAAAAAAAAAAAAA";
        (await member.PutAsync($"conversations/{conversation}/privacy", body, Key)).Expect(200);
        await SetAsync(member, settings => settings with { PrivacyChange = PrivacyAuthority.Web });

        (await member.PutAsync($"conversations/{conversation}/privacy", body, Key)).ExpectProblem(403, "privacy-locked");
    }

    [Fact]
    public async Task The_workspaces_own_number_of_single_messages_holds()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);
        await SetAsync(member, settings => settings with { SharesADay = 2 });

        (await member.ShareOneAsync(conversation, Wire.Message("one"))).Expect(200);
        (await member.ShareOneAsync(conversation, Wire.Message("two"))).Expect(200);
        var refused = await member.ShareOneAsync(conversation, Wire.Message("three"));

        refused.ExpectProblem(429, "share-limit");
        Assert.Contains("Retry-After", refused.Headers, StringComparison.Ordinal);
        Assert.Equal(["one", "two"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Packs_are_told_to_the_client()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await SetAsync(member, settings => settings with
        {
            PacksMinimum = ["whatsapp-web@2026.11.1"],
            PacksRevoked = ["whatsapp-web@2026.11.3"],
        });

        var packs = (await member.GetAsync("session")).Expect(200).Json["packs"]!;

        Assert.Equal("2026.11.1", packs["minimum"]!["whatsapp-web"]!.GetValue<string>());
        Assert.Equal("whatsapp-web@2026.11.3", packs["revoked"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_change_is_audited_by_name_and_only_an_administrator_makes_one()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var plain = await SignedIn.MemberAsync(member);
        var refused = await Assert.ThrowsAsync<SettingsRefusedException>(
            () => Desk.ChangeAsync(plain, settings => settings with { SharesADay = 999 }, Cancel));

        await SetAsync(member, settings => settings with { SharesADay = 7, RecordFields = ["name"] });

        Assert.Contains("administrator", refused.Message, StringComparison.Ordinal);
        var entry = Assert.Single((await member.GetAsync("ledger")).Json["items"]!.AsArray(), item => item!["route"]!.GetValue<string>() == "settings");
        Assert.Equal("sharesADay=7 recordFields=1", entry!["counts"]!.GetValue<string>());
    }

    private static Dictionary<string, Func<WorkspaceSettings, WorkspaceSettings>> Changes { get; } = new()
    {
        ["another authority"] = settings => settings with { PrivacyChange = PrivacyAuthority.Parse("nobody") },
        ["negative shares"] = settings => settings with { SharesADay = -1 },
        ["no retention"] = settings => settings with { RetentionMonths = 0 },
        ["endless retention"] = settings => settings with { RetentionMonths = 121 },
        ["no searches"] = settings => settings with { SearchesAMinute = 0 },
        ["no records"] = settings => settings with { RecordsADay = 0 },
        ["an unknown override"] = settings => settings with { Overridable = ["private"] },
        ["a kind in capitals"] = settings => settings with { RecordKinds = ["Person"] },
        ["a field with a space"] = settings => settings with { RecordFields = ["first name"] },
        ["a pack without version"] = settings => settings with { PacksRevoked = ["whatsapp-web"] },
        ["two minima"] = settings => settings with { PacksMinimum = ["a@1", "a@2"] },
        ["no such zone"] = settings => settings with { TimeZone = "Europe/Atlantis" },
        ["no such country"] = settings => settings with { PhoneRegion = "EU" },
    };

    public static TheoryData<string> Wrong { get; } = [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Settings_that_make_no_sense_are_refused_whole(string what)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var administrator = await SignedIn.AdministratorAsync(member);
        var before = await Desk.ReadAsync(administrator.Member, Cancel);

        await Assert.ThrowsAsync<SettingsRefusedException>(() => Desk.ChangeAsync(administrator, Changes[what], Cancel));

        Assert.Equivalent(before, await Desk.ReadAsync(administrator.Member, Cancel), strict: true);
    }

    /// <summary>The fixture's server serves every test of this class.</summary>
    public async ValueTask DisposeAsync()
    {
        using var member = await server.JoinAsync("Administrator", CancellationToken.None);
        await SetAsync(member, _ => WorkspaceSettings.Default);
    }

    private async Task SetAsync(TestMember member, Func<WorkspaceSettings, WorkspaceSettings> change) =>
        await Desk.ChangeAsync(await SignedIn.AdministratorAsync(member), change, CancellationToken.None);
}
