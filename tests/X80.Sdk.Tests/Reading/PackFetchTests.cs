using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using X80.Contract.Sessions;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Reading;

/// <summary>A newer pack is fetched over real HTTP on a person's command, checked whole, and put into the folder whole.</summary>
public sealed class PackFetchTests : IAsyncLifetime
{
    private const string Path = "/" + PackFolder.PackFile;

    private readonly PackFolder folder = new();
    private PackHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await PackHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_newer_pack_takes_the_place_of_the_older_with_its_signature()
    {
        folder.Put(pack => pack["version"] = "9000.1");
        Serve(Made("9000.2"));

        var pack = await FetchAsync();

        Assert.Equal("9000.2", pack.Version);
        Assert.Equal("9000.2", (await folder.Source.ChooseAsync(ReaderPacks.Bundled("whatsapp-web"), null, Cancel)).Version);
        Assert.Equal([PackFolder.PackFile, PackFolder.PackFile + ".sig"], Files());
        Assert.Equal([Path, Path + ".sig"], host.Asked);
    }

    [Fact]
    public async Task An_empty_folder_is_filled()
    {
        Serve(Made("9000.2"));

        await FetchAsync();

        Assert.Equal("9000.2", (await folder.Source.ChooseAsync(ReaderPacks.Bundled("whatsapp-web"), null, Cancel)).Version);
    }

    [Fact]
    public async Task At_each_step_of_the_replacement_the_pack_in_the_folder_may_be_read()
    {
        folder.Put(pack => pack["version"] = "9000.1");
        var signature = folder.PathOf(PackFolder.PackFile + PackSignature.Extension);
        var newer = Made("9000.2");
        await File.WriteAllTextAsync(signature, folder.Key.Sign(newer) + await File.ReadAllTextAsync(signature, Cancel), Cancel);

        Assert.Equal("9000.1", (await folder.Source.ChooseAsync(ReaderPacks.Bundled("whatsapp-web"), null, Cancel)).Version);
        await File.WriteAllBytesAsync(folder.PathOf(PackFolder.PackFile), newer, Cancel);
        Assert.Equal("9000.2", (await folder.Source.ChooseAsync(ReaderPacks.Bundled("whatsapp-web"), null, Cancel)).Version);
    }

    [Theory]
    [InlineData("pack-expired", "last checked too long ago")]
    [InlineData("pack-unverified", "never checked on the real site")]
    [InlineData("pack-revoked", "withdrawn")]
    [InlineData("pack-below-minimum", "asks for a newer version")]
    [InlineData("pack-rolled-back", "older than the one in this program")]
    [InlineData("pack-older-than-folder", "older than the one in the pack folder")]
    [InlineData("pack-tampered", "not what was signed")]
    [InlineData("pack-unsigned", "no readable signature")]
    [InlineData("pack-key-unknown", "a key that is not trusted")]
    [InlineData("pack-incomplete", "no complete pack")]
    [InlineData("pack-misplaced", "another channel")]
    [InlineData("fetch-redirected", "leads to another one")]
    [InlineData("fetch-too-large", "more than 262144 bytes")]
    [InlineData("fetch-not-found", "no pack at that address")]
    [InlineData("fetch-failed", "status 500")]
    [InlineData("fetch-unreachable", "cannot be reached")]
    public async Task Each_refusal_has_its_own_words_and_leaves_the_folder_as_it_was(string why, string words)
    {
        folder.Put(pack => pack["version"] = "9000.1");
        var before = Bytes();
        var policy = Arrange(why);

        var refused = await Assert.ThrowsAsync<PackFetchException>(() => FetchAsync(policy));

        Assert.Equal(why == "pack-older-than-folder" ? "pack-rolled-back" : why, refused.Why);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Bytes());
    }

    [Theory]
    [InlineData("http://packs.example/whatsapp-web.pack.json")]
    [InlineData("file:///etc/whatsapp-web.pack.json")]
    [InlineData("https://packs.example/whatsapp-web.json")]
    [InlineData("https://packs.example/..%2Fwhatsapp-web.pack.json")]
    public async Task An_address_that_is_no_pack_over_https_is_not_asked(string address)
    {
        var refused = await Assert.ThrowsAsync<PackFetchException>(() => Fetcher().FetchAsync(new Uri(address), null, Cancel));

        Assert.Equal("fetch-address", refused.Why);
    }

    private PackPolicy? Arrange(string why)
    {
        var pack = why switch
        {
            "pack-expired" => Made("9000.2", made => (made["verifiedAt"], made["expiresAt"]) = ("2020-01-01", "2020-02-01")),
            "pack-unverified" => Made("9000.2", made => made["verifiedAt"] = made["expiresAt"] = null),
            "pack-rolled-back" => Made("1.0"),
            "pack-older-than-folder" => Made("9000.0"),
            "pack-incomplete" => Made("9000.2", made => made["hosts"] = null),
            "pack-misplaced" => Made("9000.2", made => made["channel"] = "telegram"),
            "fetch-too-large" => [.. Made("9000.2"), .. Enumerable.Repeat((byte)' ', 256 * 1024)],
            _ => Made("9000.2"),
        };
        Serve(pack);
        using var other = PackSigningKey.Create();
        switch (why)
        {
            case "pack-tampered": host.Serve(Path, [.. pack, (byte)' ']); break;
            case "pack-unsigned": host.Answers.Remove(Path + ".sig"); break;
            case "pack-key-unknown": host.Serve(Path + ".sig", Encoding.UTF8.GetBytes(other.Sign(pack).ToString())); break;
            case "fetch-redirected": host.Answers[Path] = context => { context.Response.Redirect("/elsewhere" + Path); return Task.CompletedTask; }; host.Serve("/elsewhere" + Path, pack); break;
            case "fetch-not-found": host.Answers.Remove(Path); break;
            case "fetch-failed": host.Answers[Path] = context => { context.Response.StatusCode = 500; return Task.CompletedTask; }; break;
            case "fetch-unreachable": host.Answers[Path + ".sig"] = context => { context.Abort(); return Task.CompletedTask; }; break;
        }

        return why switch
        {
            "pack-revoked" => new PackPolicy { Revoked = ["whatsapp-web@9000.2"], Minimum = new Dictionary<string, string>() },
            "pack-below-minimum" => new PackPolicy { Revoked = [], Minimum = new Dictionary<string, string> { ["whatsapp-web"] = "9000.3" } },
            _ => null,
        };
    }

    private static byte[] Made(string version, Action<JsonObject>? change = null)
    {
        var pack = JsonNode.Parse(ReaderPacks.Bundled("whatsapp-web").ToJson())!.AsObject();
        pack["version"] = version;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        (pack["verifiedAt"], pack["expiresAt"]) = (today.ToString("O", CultureInfo.InvariantCulture), today.AddDays(30).ToString("O", CultureInfo.InvariantCulture));
        change?.Invoke(pack);
        return Encoding.UTF8.GetBytes(pack.ToJsonString());
    }

    private void Serve(byte[] pack)
    {
        host.Serve(Path, pack);
        host.Serve(Path + ".sig", Encoding.UTF8.GetBytes(folder.Key.Sign(pack).ToString()));
    }

    private PackFetcher Fetcher() => new(System.IO.Path.GetDirectoryName(folder.PathOf("x"))!, TimeProvider.System, folder.Key.PublicKey);

    private Task<ReaderPack> FetchAsync(PackPolicy? policy = null) => Fetcher().FetchAsync(host.At(Path), policy, Cancel);

    private string[] Files() => [.. Directory.GetFiles(System.IO.Path.GetDirectoryName(folder.PathOf("x"))!).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private string Bytes() => string.Join('\n', Files().Select(file => $"{file} {Convert.ToBase64String(File.ReadAllBytes(folder.PathOf(file)))}"));
}
