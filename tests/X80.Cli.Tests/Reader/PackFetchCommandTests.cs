using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using X80.Cli.Tests.Support;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Tests.Support;

namespace X80.Cli.Tests.Reader;

/// <summary><c>x80 reader pack fetch</c> over real HTTP. What is refused, and why, the fetcher's own tests say.</summary>
public sealed class PackFetchCommandTests : IAsyncLifetime
{
    private const string Pack = "/whatsapp-web.pack.json";

    private readonly TemporaryFolder folder = new();
    private readonly PackSigningKey key = PackSigningKey.Create();
    private PackHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await PackHost.StartAsync();
        await File.WriteAllTextAsync(KeyFile, key.PublicKey.ToPem(), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        key.Dispose();
        folder.Dispose();
    }

    private string KeyFile => Path.Combine(folder.Path, "public.pem");

    [Fact]
    public async Task A_signed_pack_comes_into_the_folder_with_its_signature()
    {
        var bytes = Newer();
        host.Serve(Pack, bytes);
        host.Serve(Pack + ".sig", Encoding.UTF8.GetBytes(key.Sign(bytes).ToString()));

        var run = await FetchAsync(host.At(Pack).ToString());

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("""{"pack":"whatsapp-web","version":"9000.1","outcome":"fetched"}""", run.Data.TrimEnd());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Path + "/packs" + Pack, Cancel));
        Assert.True(File.Exists(folder.Path + "/packs" + Pack + ".sig"));
    }

    [Fact]
    public async Task One_that_is_not_there_is_said_and_the_folder_not_made()
    {
        var run = await FetchAsync(host.At(Pack).ToString());

        Assert.Equal(ExitCode.CheckFailed, run.ExitCode);
        Assert.Equal("""{"pack":null,"version":null,"outcome":"fetch-not-found"}""", run.Data.TrimEnd());
        Assert.False(Directory.Exists(folder.Path + "/packs"));
    }

    [Theory]
    [InlineData("packs.example/whatsapp-web.pack.json")]
    [InlineData("file:///srv/whatsapp-web.pack.json")]
    public async Task What_is_no_address_is_wrong_use(string address)
    {
        var run = await FetchAsync(address);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("ADDRESS is an absolute http or https address", run.Words, StringComparison.Ordinal);
    }

    private Task<CliRun> FetchAsync(string address) =>
        CliRun.OfAsync("reader", "pack", "fetch", address, "--into", Path.Combine(folder.Path, "packs"), "--key", KeyFile, "--json");

    private static byte[] Newer()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var pack = JsonNode.Parse(ReaderPacks.Bundled("whatsapp-web").ToJson())!.AsObject();
        pack["version"] = "9000.1";
        pack["verifiedAt"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        pack["expiresAt"] = today.AddDays(ReaderPack.MaxDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(pack.ToJsonString());
    }
}
