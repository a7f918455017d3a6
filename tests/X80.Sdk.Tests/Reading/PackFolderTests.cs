using X80.Contract.Sessions;
using X80.Sdk.Capture;
using X80.Sdk.Pages;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Reading;

public sealed class PackFolderTests
{
    [Fact]
    public async Task A_signed_newer_pack_of_a_named_key_takes_the_place_of_the_bundled_one()
    {
        using var folder = new PackFolder();
        folder.Put();

        Assert.Equal("9000.1", await VersionReadWithAsync(folder.Source));
    }

    [Fact]
    public async Task A_pack_of_the_bundled_version_is_not_older()
    {
        using var folder = new PackFolder();
        folder.Put(pack => pack["version"] = ReaderPacks.Bundled("whatsapp-web").Version);

        Assert.NotNull(await VersionReadWithAsync(folder.Source));
    }

    [Fact]
    public async Task An_empty_folder_leaves_the_bundled_pack_in_its_place()
    {
        using var folder = new PackFolder();

        Assert.Equal(ReaderPacks.Bundled("whatsapp-web").Version, await VersionReadWithAsync(folder.Source));
    }

    [Fact]
    public async Task No_key_is_trusted_unless_the_embedder_names_it()
    {
        using var folder = new PackFolder();
        using var other = PackSigningKey.Create();
        folder.Put();

        Assert.Equal("pack-key-unknown", await RefusalAsync(folder.Trusting()));
        Assert.Equal("pack-key-unknown", await RefusalAsync(folder.Trusting(other.PublicKey)));
    }

    [Fact]
    public async Task A_pack_without_a_readable_signature_is_refused()
    {
        using var folder = new PackFolder();
        folder.Put();
        var signature = folder.PathOf(PackFolder.PackFile + PackSignature.Extension);

        await File.WriteAllTextAsync(signature, "signed, honestly", TestContext.Current.CancellationToken);
        Assert.Equal("pack-unsigned", await RefusalAsync(folder.Source));
        File.Delete(signature);
        Assert.Equal("pack-unsigned", await RefusalAsync(folder.Source));
    }

    [Fact]
    public async Task A_signature_that_claims_a_trusted_key_and_was_made_with_another_is_refused()
    {
        using var folder = new PackFolder();
        using var other = PackSigningKey.Create();
        folder.Put();
        var pack = await File.ReadAllBytesAsync(folder.PathOf(PackFolder.PackFile), TestContext.Current.CancellationToken);
        var forged = other.Sign(pack).ToString().Replace(other.PublicKey.Id, folder.Key.PublicKey.Id, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.PathOf(PackFolder.PackFile + PackSignature.Extension), forged, TestContext.Current.CancellationToken);

        Assert.Equal("pack-tampered", await RefusalAsync(folder.Source));
    }

    [Fact]
    public async Task A_pack_that_was_changed_after_signing_is_refused()
    {
        using var folder = new PackFolder();
        folder.Put();
        await File.AppendAllTextAsync(folder.PathOf(PackFolder.PackFile), " ", TestContext.Current.CancellationToken);

        Assert.Equal("pack-tampered", await RefusalAsync(folder.Source));
    }

    [Theory]
    [InlineData("2026.1.1")]
    [InlineData("2026.9.30")] // By number, not by letter.
    public async Task A_pack_that_is_older_than_the_bundled_one_is_refused(string version)
    {
        using var folder = new PackFolder();
        folder.Put(pack => pack["version"] = version);

        Assert.Equal("pack-rolled-back", await RefusalAsync(folder.Source));
    }

    [Fact]
    public async Task A_signed_pack_that_is_incomplete_or_another_channels_is_refused()
    {
        using var folder = new PackFolder();

        folder.PutSigned("{}");
        Assert.Equal("pack-incomplete", await RefusalAsync(folder.Source));
        folder.Put(pack => pack["hosts"] = new System.Text.Json.Nodes.JsonArray("*.whatsapp.com"));
        Assert.Equal("pack-incomplete", await RefusalAsync(folder.Source));
        folder.Put(pack => pack["id"] = "other-web");
        Assert.Equal("pack-misplaced", await RefusalAsync(folder.Source));
        folder.Put(pack => pack["channel"] = "other");
        Assert.Equal("pack-misplaced", await RefusalAsync(folder.Source));
    }

    [Fact]
    public async Task A_pack_that_cannot_be_opened_is_refused_and_not_passed_over()
    {
        using var folder = new PackFolder();
        Directory.CreateDirectory(folder.PathOf(PackFolder.PackFile));

        Assert.Equal("pack-unreadable", await RefusalAsync(folder.Source));
    }

    [Fact]
    public async Task What_the_backend_revoked_is_refused_in_the_package_and_in_the_folder()
    {
        using var folder = new PackFolder();
        folder.Put();
        var bundled = ReaderPacks.Bundled("whatsapp-web").Version;

        Assert.Equal("pack-revoked", await RefusalAsync(ReaderPackSource.Bundled, Revoked($"whatsapp-web@{bundled}")));
        Assert.Equal("pack-revoked", await RefusalAsync(folder.Source, Revoked("whatsapp-web@9000.1")));
        Assert.NotNull(await VersionReadWithAsync(folder.Source, Revoked($"whatsapp-web@{bundled}", "other-web@9000.1")));
    }

    [Fact]
    public async Task What_is_below_the_backends_minimum_is_refused_and_so_is_a_minimum_that_cannot_be_read()
    {
        using var folder = new PackFolder();
        folder.Put();

        Assert.Equal("pack-below-minimum", await RefusalAsync(ReaderPackSource.Bundled, Minimum("whatsapp-web", "9000.1")));
        Assert.Equal("pack-below-minimum", await RefusalAsync(ReaderPackSource.Bundled, Minimum("whatsapp-web", "latest")));
        Assert.NotNull(await VersionReadWithAsync(folder.Source, Minimum("whatsapp-web", "9000.1")));
        Assert.NotNull(await VersionReadWithAsync(ReaderPackSource.Bundled, Minimum("other-web", "9000.1")));
    }

    [Fact]
    public async Task A_pack_narrows_the_hosts_and_never_widens_them()
    {
        using var folder = new PackFolder();
        folder.Put(pack => pack["hosts"] = new System.Text.Json.Nodes.JsonArray("business.whatsapp.com", "evil.example"));

        Assert.Equal("wrong-page", await RefusalAsync(folder.Source, url: "https://web.whatsapp.com/"));
        Assert.Equal("wrong-page", await RefusalAsync(folder.Source, url: "https://evil.example/"));
        Assert.NotNull(await VersionReadWithAsync(folder.Source, url: "https://business.whatsapp.com/"));
    }

    [Fact]
    public async Task A_refused_pack_is_refused_on_a_practice_page_too()
    {
        using var folder = new PackFolder();
        folder.Put();
        using var rig = new CaptureRig(packs: folder.Trusting());
        rig.Page.Document = rig.Page.Document! with { IsPractice = true };
        await rig.StartAsync();

        Assert.Equal("pack-key-unknown", (await rig.ClickAsync(new CaptureCommand.Sync())).Failure?.Code);
    }

    private static PackPolicy Revoked(params string[] stamps) => Samples.Session.Packs with { Revoked = stamps };

    private static PackPolicy Minimum(string id, string version) =>
        Samples.Session.Packs with { Minimum = new Dictionary<string, string> { [id] = version } };

    private static async Task<string?> RefusalAsync(ReaderPackSource packs, PackPolicy? policy = null, string? url = null) =>
        (await SyncAsync(packs, policy, url)).Failure?.Code;

    private static async Task<string?> VersionReadWithAsync(ReaderPackSource packs, PackPolicy? policy = null, string? url = null) =>
        (await SyncAsync(packs, policy, url)).Report?.Pack.Version;

    /// <summary>The whole way of a Sync: the session tells the policy, the page is the real site's.</summary>
    private static async Task<CaptureState> SyncAsync(ReaderPackSource packs, PackPolicy? policy, string? url)
    {
        using var rig = new CaptureRig(packs: packs);
        rig.AnswersSession(Samples.Session with { Packs = policy ?? Samples.Session.Packs });
        rig.Page.Document = new PageDocument(Samples.Document, url ?? "https://web.whatsapp.com/");
        await rig.StartAsync();
        return await rig.ClickAsync(new CaptureCommand.Sync());
    }
}
