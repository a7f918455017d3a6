using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Tests.Rig;
using X80.Simulator.Crm.Attio;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>A server that was started for Attio, and the key that an administrator gives it in the web app.</summary>
public sealed class AttioConfigurationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_tried_before_it_is_stored_sealed_survives_a_rotation_and_is_changed_without_a_restart()
    {
        await using var attio = AttioStandIn.Start();
        await using var server = new AttioServer(attio.Address);
        await server.InitializeAsync();
        var browser = await server.SetUpAsync(Cancel);
        var services = server.Services;
        var crm = services.GetRequiredService<ICrmConnector>();
        Assert.Equal(CrmName.Attio, crm.Name);
        await Assert.ThrowsAsync<CrmFailedException>(() => crm.ListFieldsAsync(Cancel));

        var unknown = await SaveAsync(browser, "somebody-elses-key");
        Assert.Equal(400, unknown.Status);
        Assert.Contains("does not know this key", unknown.Body, StringComparison.Ordinal);
        (await SaveAsync(browser, "practice-attio-key")).Expect(302);
        server.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Contains("phone", (await crm.ListFieldsAsync(Cancel))[RecordKind.Person].Select(field => field.Id));

        Assert.Empty(await server.Probe.FindAsync(["practice-attio-key"], Cancel));
        Assert.DoesNotContain("practice-attio-key", (await browser.GetAsync("/settings/crm")).Expect(200).Body, StringComparison.Ordinal);
        await server.Services.GetRequiredService<EpochRotation>().RotateAsync(Cancel);
        server.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("practice-attio-key", await server.Services.GetRequiredService<CrmKeyBook>().FindAsync(CrmName.Attio, Cancel));

        (await browser.SubmitAsync("/settings/crm", "Remove the key", ("password", ServerFixture.Password))).Expect(302);
        Assert.Null(await server.Services.GetRequiredService<CrmKeyBook>().FindAsync(CrmName.Attio, Cancel));
    }

    [Fact]
    public async Task A_key_that_may_too_little_is_refused_with_what_is_missing()
    {
        await using var attio = AttioStandIn.Start(new AttioStandInOptions { Scopes = "record_permission:read-write note:read object_configuration:read" });
        await using var server = new AttioServer(attio.Address);
        await server.InitializeAsync();
        var browser = await server.SetUpAsync(Cancel);

        var refused = await SaveAsync(browser, "practice-attio-key");

        Assert.Equal(400, refused.Status);
        Assert.Contains("note:read-write, task:read, user_management:read", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("object_configuration", refused.Body, StringComparison.Ordinal);
        Assert.Null(await server.Services.GetRequiredService<CrmKeyBook>().FindAsync(CrmName.Attio, Cancel));
    }

    private static Task<WireAnswer> SaveAsync(TestBrowser browser, string key) =>
        browser.SubmitAsync("/settings/crm", "Try it and save", ("key", key), ("password", ServerFixture.Password));
}
