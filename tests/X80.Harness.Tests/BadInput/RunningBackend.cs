using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.Harness.Tests.Hostility;
using X80.ReferenceServer;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Settings;
using X80.Sdk.Client;

namespace X80.Harness.Tests.BadInput;

/// <summary>The real server on real Kestrel, over a temporary SQLite file that its own migrations made.</summary>
public sealed class RunningBackend : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-bad-input-");

    private readonly RequestLog log = new();

    public RunningBackend() => UseKestrel(0);

    /// <summary>Method and path of every request so far, in the order in which they came.</summary>
    public IReadOnlyList<string> Requests => log.Seen;

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The token of the one member.</summary>
    public X80Token Token { get; private set; } = null!;

    /// <summary>That member's view of what the backend holds.</summary>
    public CaptureClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        StartServer();
        Token = await Member.CreateAsync(Services, TestContext.Current.CancellationToken);
        Client = CaptureClient.Create(Address, Token, TimeProvider.System);
    }

    /// <summary>A code that buys a token of the member's, as the web app shows it.</summary>
    public async Task<string> CreatePairingCodeAsync(CancellationToken cancellationToken)
    {
        var member = await Services.GetRequiredService<TokenBook>().RecogniseAsync("Bearer " + Token.Reveal(), cancellationToken);
        var user = new WebUser(member!.Member, member.MemberName, AccountRole.Member, "web", DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);
        return await Services.GetRequiredService<PairingCodes>().CreateAsync(user, cancellationToken);
    }

    /// <summary>Saves a text that the member can place in a chat.</summary>
    public async Task SaveSnippetAsync(string title, string text, CancellationToken cancellationToken)
    {
        var member = await Services.GetRequiredService<TokenBook>().RecogniseAsync("Bearer " + Token.Reveal(), cancellationToken);
        await Services.GetRequiredService<SnippetBook>().SaveAsync(member!, id: null, title, text, cancellationToken);
    }

    /// <summary>Puts a chat on the member's own never-capture list, by the title that the page shows.</summary>
    public async Task NeverCaptureAsync(string title, CancellationToken cancellationToken)
    {
        var member = await Services.GetRequiredService<TokenBook>().RecogniseAsync("Bearer " + Token.Reveal(), cancellationToken);
        await Services.GetRequiredService<NeverCaptureList>().AddAsync(
            member! with { WebSession = "web" }, new NeverCaptureDraft("title", ChannelKind.WhatsApp, title, Label: ""), cancellationToken);
    }

    /// <returns>Where the text was found: in the bytes of a file, among the messages, in a note.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(string text, CancellationToken cancellationToken) =>
        [.. (await Services.GetRequiredService<ServerProbe>().FindAsync([text], cancellationToken)).Select(hit => hit.Place)];

    public async Task<int> CountConversationsAsync(CancellationToken cancellationToken) =>
        (await Client.ListConversationsAsync(after: null, limit: null, cancellationToken)).Value!.Items.Count;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(log));
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("data", Path.Combine(folder.FullName, "data"));
    }
}
