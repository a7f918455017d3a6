using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>The real server on real Kestrel, over a temporary database that its own migrations made.</summary>
public abstract class ServerFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly ServerFixture? first;

    protected ServerFixture()
    {
        UseKestrel(0);
        Database = new TestDatabase(DataFolder);
    }

    protected ServerFixture(ServerFixture first)
    {
        UseKestrel(0);
        (this.first, Database, Time) = (first, first.Database, first.Time);
    }

    public const string AdministratorLogin = "ada@example.com";
    public const string Password = "correct horse battery";

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public string DataFolder => Path.Combine(folder.Path, "data");

    public TestDatabase Database { get; }

    public Uri Address => ClientOptions.BaseAddress;

    public ServerAdmin Admin => Services.GetRequiredService<ServerAdmin>();

    public ServerProbe Probe => Services.GetRequiredService<ServerProbe>();

    public async ValueTask InitializeAsync()
    {
        StartServer();
        await Admin.SeedDemoAsync(CancellationToken.None);
    }

    /// <summary>A new member with a token of all scopes.</summary>
    public async Task<TestMember> JoinAsync(string name, CancellationToken cancellationToken)
    {
        var member = await Admin.CreateMemberAsync(name, cancellationToken);
        var token = await Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(30), cancellationToken);
        return new TestMember(Address, token.Reveal(), Time);
    }

    /// <summary>A browser that a member signed in to, by a link of the console.</summary>
    public async Task<TestBrowser> BrowseAsync(string name, CancellationToken cancellationToken)
    {
        var member = await Admin.CreateMemberAsync(name, cancellationToken);
        var browser = new TestBrowser(Address);
        (await browser.SubmitAsync(await Admin.CreateWebSignInAsync(member.Id, cancellationToken), "Sign in")).Expect(302);
        return browser;
    }

    /// <summary>The first administrator, signed in. Once a server.</summary>
    public async Task<TestBrowser> SetUpAsync(CancellationToken cancellationToken)
    {
        var browser = new TestBrowser(Address);
        var answer = await browser.SubmitAsync(
            await Admin.CreateWebEntranceAsync(cancellationToken), "Set up", ("Name", "Ada Quill"), ("Login", AdministratorLogin), ("Password", Password));
        Assert.Equal((302, "/members"), (answer.Status, answer.Location));
        return browser;
    }

    /// <summary>Somebody invited, joined and signed in.</summary>
    public async Task<TestBrowser> InviteAsync(TestBrowser administrator, string name, string login, string role = "member")
    {
        var page = await administrator.SubmitAsync("/members", "Make a link", ("name", name), ("role", role), ("password", Password));
        var link = new Uri(TestBrowser.Parse(page.Expect(200)).QuerySelector(".secret")!.TextContent);
        var browser = new TestBrowser(Address);
        (await browser.SubmitAsync(link.PathAndQuery, "Join", ("Name", name), ("Login", login), ("Password", Password))).Expect(302);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("data", DataFolder);
        builder.UseSetting("keys", $"{first?.DataFolder ?? DataFolder}-keys");
        if (Database.Address is { } database)
        {
            builder.UseSetting("database", database);
        }

        builder.UseSetting("timezone", "Europe/Berlin");
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);

            // What makes guessing slow makes tests slow.
            services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (first is null)
        {
            Database.Dispose();
        }

        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
