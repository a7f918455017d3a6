using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>Somebody with a browser, a client, and one of everything that the web app tends. Nothing of theirs stands on a record.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly Dictionary<string, string> ids;

    private Person(TestBrowser browser, string secret, Dictionary<string, string> ids) => (Browser, Secret, this.ids) = (browser, secret, ids);

    public TestBrowser Browser { get; }

    /// <summary>The text of their one message, which no page may show.</summary>
    public string Secret { get; }

    public string Id => ids["member"];

    public static async Task<Person> JoinAsync(ServerFixture server, TestBrowser ada, string role, CancellationToken cancellationToken)
    {
        var browser = await server.InviteAsync(ada, "Mara Field", Guid.NewGuid().ToString("N"), role);
        var tokens = await browser.SubmitAsync("/tokens", "Make a token", [.. ServerAdmin.AllScopes.Select(scope => ("scope", scope.Value))]);
        using var client = new TestMember(server.Address, TestBrowser.Parse(tokens.Expect(200)).QuerySelector(".secret")!.TextContent, server.Time);
        var (conversation, secret) = (await client.OpenSharedAsync(), Wire.Canary());
        (await client.SyncAsync(conversation, Wire.Message(secret))).Expect(200);
        (await client.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/link?note=remove", key: IdempotencyKey.NewRandom().Value)).Expect(200);
        var caller = await SignedIn.MemberAsync(client);
        var services = server.Services;
        var draft = new NeverCaptureDraft("title", ChannelKind.Parse("whatsapp"), "Works Council", "");
        return new Person(browser, secret, new Dictionary<string, string>
        {
            ["member"] = caller.Member.Member,
            ["conversation"] = conversation,
            ["session"] = Assert.Single(await services.GetRequiredService<WebSessions>().ListAsync(caller.Member, cancellationToken)).Id,
            ["token"] = Assert.Single(await services.GetRequiredService<WebTokens>().ListAsync(caller.Member, cancellationToken)).Id,
            ["entry"] = await services.GetRequiredService<NeverCaptureList>().AddAsync(caller, draft, cancellationToken),
            ["snippet"] = await services.GetRequiredService<SnippetBook>().SaveAsync(caller, null, "Thanks", "Thank you.", cancellationToken),
        });
    }

    /// <summary>The words with this person's ids in them.</summary>
    public string Fill(string words, string shown) => Hole().Replace(words, hole => hole.Groups[1].Value switch
    {
        "key" => IdempotencyKey.NewRandom().Value,
        "shown" => shown,
        var name => ids[name],
    });

    public void Dispose() => Browser.Dispose();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Hole();
}
