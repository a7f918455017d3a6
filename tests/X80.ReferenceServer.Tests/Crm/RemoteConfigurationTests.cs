using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Tests.Rig;
using X80.Simulator.Crm.Affinity;
using X80.Simulator.Crm.Attio;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>A server that was started for a CRM that lies elsewhere, and the key that an administrator gives it in the web app.</summary>
public sealed class RemoteConfigurationTests
{
    // A call that waits by a clock that nobody moves has failed too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("attio")]
    [InlineData("affinity")]
    public async Task A_key_is_tried_before_it_is_stored_sealed_survives_a_rotation_and_is_changed_without_a_restart(string word)
    {
        await using RemoteBench bench = word == "attio" ? new AttioBench() : new AffinityBench();
        await using var server = await StartAsync(bench.Name, bench.Address);
        var browser = await server.SetUpAsync(Cancel);
        var (crm, book) = (server.Services.GetRequiredService<ICrmConnector>(), server.Services.GetRequiredService<CrmKeyBook>());
        Assert.Equal(word, crm.Name.Value);
        Assert.Equal(KeyState.Unknown, await CheckAsync(crm));

        var unknown = await SaveAsync(browser, word, "somebody-elses-key");
        Assert.Equal(400, unknown.Status);
        Assert.Contains("does not know this key", unknown.Body, StringComparison.Ordinal);
        (await SaveAsync(browser, word, bench.Key)).Expect(302);
        server.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(KeyState.Works, await CheckAsync(crm));

        Assert.Empty(await server.Probe.FindAsync([bench.Key], Cancel));
        Assert.DoesNotContain(bench.Key, (await browser.GetAsync("/settings/crm")).Expect(200).Body, StringComparison.Ordinal);
        await server.Services.GetRequiredService<EpochRotation>().RotateAsync(Cancel);
        server.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(bench.Key, await book.FindAsync(bench.Name, Cancel));

        // A new key beside the old one, and the old one revoked once it is in use: no request fails in between.
        bench.AddKey("the-next-key");
        (await SaveAsync(browser, word, "the-next-key")).Expect(302);
        Assert.Equal(KeyState.Works, await CheckAsync(crm));
        server.Time.Advance(TimeSpan.FromSeconds(6));
        bench.RevokeKey(bench.Key);
        Assert.Equal(KeyState.Works, await CheckAsync(crm));
        Assert.Empty(await server.Probe.FindAsync(["the-next-key"], Cancel));

        (await browser.SubmitAsync("/settings/crm", "Remove the key", ("crm", word), ("password", ServerFixture.Password))).Expect(302);
        Assert.Null(await book.FindAsync(bench.Name, Cancel));
    }

    [Fact]
    public async Task A_key_of_attio_that_may_too_little_is_refused_with_the_scopes_that_are_missing()
    {
        var scopes = "record_permission:read-write note:read object_configuration:read";
        await using var attio = AttioStandIn.Start(new AttioStandInOptions { Scopes = scopes });

        var refused = await RefusedAsync(CrmName.Attio, attio.Address, new AttioStandInOptions().Key);

        Assert.Contains("note:read-write, task:read, user_management:read", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("object_configuration", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_affinity_that_may_too_little_is_refused_with_the_permissions_that_are_missing()
    {
        await using var affinity = AffinityStandIn.Start(new AffinityStandInOptions { MayExportDirectories = false });

        var refused = await RefusedAsync(CrmName.Affinity, affinity.Address, new AffinityStandInOptions().Key);

        Assert.Contains("Export All People directory, Export All Organizations directory", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crm_that_does_not_say_its_host_costs_nobody_the_session()
    {
        await using var affinity = AffinityStandIn.Start(new AffinityStandInOptions());
        await using var server = await StartAsync(CrmName.Affinity, affinity.Address);
        using var member = await server.JoinAsync("Mara Field", Cancel);

        var crm = (await member.GetAsync("session")).Expect(200).Json["crm"]!.AsObject();

        Assert.Equal(["name", "displayName"], crm.Select(one => one.Key));
    }

    private static async Task<KeyState> CheckAsync(ICrmConnector crm) => (await crm.CheckAsync(Cancel).WaitAsync(Patience, Cancel)).State;

    private static async Task<string> RefusedAsync(CrmName crm, Uri address, string key)
    {
        await using var server = await StartAsync(crm, address);
        var browser = await server.SetUpAsync(Cancel);

        var refused = await SaveAsync(browser, crm.Value, key);

        Assert.Equal(400, refused.Status);
        Assert.Null(await server.Services.GetRequiredService<CrmKeyBook>().FindAsync(crm, Cancel));
        return refused.Body;
    }

    private static async Task<RemoteCrmServer> StartAsync(CrmName crm, Uri address)
    {
        var server = new RemoteCrmServer(crm, (crm, address));
        await server.InitializeAsync();
        return server;
    }

    private static Task<WireAnswer> SaveAsync(TestBrowser browser, string crm, string key) =>
        browser.SubmitAsync("/settings/crm", "Try it and save", ("crm", crm), ("key", key), ("password", ServerFixture.Password));
}
