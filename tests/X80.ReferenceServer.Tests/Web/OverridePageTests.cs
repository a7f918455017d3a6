using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>GATE-16, READ-8: an override is the member's own explicit act, by the password again, taken back at any time, and in the trail.</summary>
public sealed class OverridePageTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_listed_chat_is_captured_after_an_override_and_no_longer_once_it_is_taken_back()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await client.OpenSharedAsync();
        var page = $"/conversations/{conversation}/never-capture";
        (await ada.SubmitAsync("/never-capture", "Add", ("form", "conversation"), ("value", conversation))).Expect(302);
        Assert.Contains("permits no override", (await ada.GetAsync(page)).Expect(200).Body, StringComparison.Ordinal);
        (await ada.SubmitAsync("/settings", "Save settings", ("Overridable", "list"))).Expect(302);
        Assert.Contains("stands on your never-capture list", (await ada.GetAsync(page)).Body, StringComparison.Ordinal);
        server.Time.Advance(TimeSpan.FromMinutes(5));

        (await ada.SubmitAsync(page, "Override", ("reason", "list"), ("password", "not the password"))).Expect(302);
        (await client.SyncAsync(conversation, Wire.Message("one"))).ExpectProblem(403, "never-capture");
        (await ada.SubmitAsync(page, "Override", ("reason", "list"), ("password", RunningServer.Password))).Expect(302);
        (await client.SyncAsync(conversation, Wire.Message("two"))).Expect(200);
        (await ada.SubmitAsync(page, "Take back")).Expect(302);
        (await client.SyncAsync(conversation, Wire.Message("three"))).ExpectProblem(403, "never-capture");

        Assert.Equal(["two"], await client.TextsAsync(conversation));
        var counts = (await client.GetAsync("ledger")).Json["items"]!.AsArray().Select(item => item!["counts"]?.GetValue<string>()).ToList();
        Assert.Contains("override=list", counts);
        Assert.Contains("override-ended=list", counts);
    }

    [Fact]
    public async Task A_reason_that_the_workspace_does_not_permit_is_not_overridden_whatever_the_form_says()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var page = $"/conversations/{await client.OpenSharedAsync()}/never-capture";
        (await ada.SubmitAsync("/settings", "Save settings", ("Overridable", "list"))).Expect(302);

        foreach (var (reason, words) in new[] { ("restricted", "does not permit this override"), ("private", "Choose what you override") })
        {
            (await ada.SubmitAsync(page, "Override", ("reason", reason))).Expect(302);
            Assert.Contains(words, (await ada.GetAsync(page)).Body, StringComparison.Ordinal);
        }

        Assert.Contains("You have overridden nothing", (await ada.GetAsync(page)).Body, StringComparison.Ordinal);
    }

    private async Task<TestMember> ClientOfAsync(TestBrowser browser)
    {
        var page = await browser.SubmitAsync("/tokens", "Make a token", [.. ServerAdmin.AllScopes.Select(scope => ("scope", scope.Value))]);
        return new TestMember(server.Address, TestBrowser.Parse(page.Expect(200)).QuerySelector(".secret")!.TextContent, server.Time);
    }
}
