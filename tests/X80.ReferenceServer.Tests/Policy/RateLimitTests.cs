using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Tokens;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Policy;

/// <summary>429 with <c>Retry-After</c>, for who sends too much and for nobody else; never for a flip to Private.</summary>
public sealed class RateLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_sends_too_much_waits_while_another_and_every_flip_to_private_go_through()
    {
        using var folder = new TemporaryFolder();
        await using var app = await StartAsync(folder, new ServerOptions { DataFolder = "", RequestsPerMinute = 20 });
        using var hot = await JoinAsync(app, "Mara Field");
        using var calm = await JoinAsync(app, "Otto Reich");
        var conversation = await hot.OpenAsync();

        var answers = new List<WireAnswer>();
        for (var i = 0; i < 60; i++)
        {
            answers.Add(await hot.GetAsync("session"));
        }

        var refused = Assert.IsType<WireAnswer>(answers.Find(answer => answer.Status == 429));
        refused.ExpectProblem(429, "rate-limited");
        Assert.Contains("Retry-After: ", refused.Headers, StringComparison.Ordinal);
        (await calm.GetAsync("session")).Expect(200);
        for (var i = 0; i < 40; i++)
        {
            await hot.SetPrivateAsync(conversation);
        }
    }

    [Fact]
    public async Task A_flip_to_shared_is_counted_like_any_other_write()
    {
        using var folder = new TemporaryFolder();
        await using var app = await StartAsync(folder, new ServerOptions { DataFolder = "", RequestsPerMinute = 20 });
        using var member = await JoinAsync(app, "Mara Field");
        var conversation = await member.OpenAsync();
        var body = await member.ConsentAsync(conversation, "share-conversation", new JsonObject { ["state"] = "shared" });

        var statuses = new List<int>();
        for (var i = 0; i < 60; i++)
        {
            statuses.Add((await member.PutAsync($"conversations/{conversation}/privacy", body)).Status);
        }

        Assert.Contains(429, statuses);
    }

    [Fact]
    public async Task Made_up_tokens_share_one_bucket_and_leave_a_known_one_alone()
    {
        using var folder = new TemporaryFolder();
        await using var app = await StartAsync(folder, new ServerOptions { DataFolder = "", UnknownPerMinute = 20 });
        using var known = await JoinAsync(app, "Mara Field");
        var conversation = await known.OpenAsync();
        var statuses = new List<int>();
        for (var i = 0; i < 60; i++)
        {
            using var stranger = new TestMember(known.Http.BaseAddress!, X80Token.NewRandom().Reveal(), TimeProvider.System);
            statuses.Add((await stranger.GetAsync("session")).Status);
        }

        Assert.Equal([401, 429], statuses.Distinct().Order());
        (await known.GetAsync("session")).Expect(200);
        await known.SetPrivateAsync(conversation);

        // To Private even an unknown token is looked up.
        using var unseen = new TestMember(known.Http.BaseAddress!, X80Token.NewRandom().Reveal(), TimeProvider.System);
        var flip = await unseen.PutAsync($"conversations/{conversation}/privacy", new JsonObject { ["state"] = "private" });
        Assert.Equal(401, flip.Status);
    }

    private static async Task<WebApplication> StartAsync(TemporaryFolder folder, ServerOptions options)
    {
        var app = ServerHost.Build(options with { DataFolder = Path.Combine(folder.Path, "data"), Urls = "http://127.0.0.1:0" });
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task<TestMember> JoinAsync(WebApplication app, string name)
    {
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        var member = await admin.CreateMemberAsync(name, Cancel);
        var token = await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        return new TestMember(new Uri(app.Urls.First()), token.Reveal(), TimeProvider.System);
    }
}
