using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Cli.Reader.Packs;
using X80.Cli.Tests.Support;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Tests.Reader;

public sealed class PackCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lint_names_file_place_problem_and_fix_and_fails()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder, pack => pack["hosts"] = new JsonArray("web.whatsapp.com", "evil.example"));

        var run = await CliRun.OfAsync("reader", "pack", "lint", file, "--json");

        Assert.Equal(ExitCode.CheckFailed, run.ExitCode);
        var finding = JsonSerializer.Deserialize<JsonElement>(Assert.Single(Lines(run.Data)));
        Assert.Equal((file, "problem", "$.hosts"), (Text(finding, "file"), Text(finding, "severity"), Text(finding, "path")));
        Assert.Contains("evil.example", Text(finding, "problem"), StringComparison.Ordinal);
        Assert.Contains("whatsapp.com", Text(finding, "fix"), StringComparison.Ordinal);
        Assert.Contains("1 problem, 0 notes", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_that_was_never_verified_passes_with_a_note()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder, pack => pack["verifiedAt"] = pack["expiresAt"] = null);

        var run = await CliRun.OfAsync("reader", "pack", "lint", file);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith($"{file}: note at $.verifiedAt: Never verified on the real site.", run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selector_that_no_browser_knows_is_noted_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder, pack => pack["stages"]!["title"]![0]!["select"] = ":hass(h1)");

        var run = await CliRun.OfAsync("reader", "pack", "lint", file);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith($"{file}: note at $.stages.title[0].select: This is no selector that is known.", run.Data, StringComparison.Ordinal);
        Assert.Contains("0 problems, 1 note", run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whatsapp-web")]
    [InlineData("linkedin-messaging")]
    public void Every_selector_of_a_bundled_pack_is_known(string pack) => Assert.Empty(SelectorLint.Check(ReaderPacks.Bundled(pack).ToJson()));

    [Fact]
    public async Task What_a_pack_holds_cannot_move_the_cursor_of_who_lints_it()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder, pack => pack["stages"]!["\u001b[2J"] = new JsonArray());

        var run = await CliRun.OfAsync("reader", "pack", "lint", file);

        Assert.Contains("No such stage is known.", Assert.Single(Lines(run.Data)), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Data);
    }

    [Fact]
    public async Task A_pack_signed_with_a_new_key_verifies_with_its_public_half()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder);
        var (made, privateKey, publicKey) = await NewKeyAsync(folder);

        var signed = await CliRun.OfAsync("reader", "pack", "sign", file, "--key", privateKey);
        var verified = await CliRun.OfAsync("reader", "pack", "verify", file, "--key", publicKey, "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.Done), (made.ExitCode, signed.ExitCode, verified.ExitCode));
        Assert.Equal($"{file}.sig: signed by {made.Data}", signed.Data);
        var answer = JsonSerializer.Deserialize<JsonElement>(verified.Data);
        Assert.Equal(("signed", made.Data.TrimEnd()), (Text(answer, "outcome"), Text(answer, "key")));
    }

    [Fact]
    public async Task Verify_tells_an_unsigned_an_otherwise_signed_and_a_changed_pack_apart()
    {
        using var folder = new TemporaryFolder();
        using var other = PackSigningKey.Create();
        var file = await PutAsync(folder);
        var (_, privateKey, publicKey) = await NewKeyAsync(folder);

        Assert.Equal("unsigned", await OutcomeAsync(file, publicKey));
        await CliRun.OfAsync("reader", "pack", "sign", file, "--key", privateKey);
        Assert.Equal("signed", await OutcomeAsync(file, publicKey));
        await File.AppendAllTextAsync(file, "\n", Cancel);
        Assert.Equal("tampered", await OutcomeAsync(file, publicKey));
        await File.WriteAllTextAsync(file + ".sig", other.Sign(await File.ReadAllBytesAsync(file, Cancel)).ToString(), Cancel);
        Assert.Equal("other-key", await OutcomeAsync(file, publicKey));
    }

    [Fact]
    public async Task A_pack_with_a_problem_is_not_signed()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder, pack => pack["outside"] = new JsonArray());
        var (_, privateKey, _) = await NewKeyAsync(folder);

        var run = await CliRun.OfAsync("reader", "pack", "sign", file, "--key", privateKey);

        Assert.Equal(ExitCode.CheckFailed, run.ExitCode);
        Assert.Contains("$.outside", run.Data, StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".sig"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("deep/below")]
    public async Task No_key_is_made_in_a_git_work_tree(string below)
    {
        using var folder = new TemporaryFolder();
        folder.Directory.CreateSubdirectory(".git");
        var inside = Path.Combine(folder.Path, below);

        var run = await CliRun.OfAsync("reader", "pack", "sign", "--new-key", inside);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("git work tree", run.Words, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.pem", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task No_key_is_made_where_a_link_leads_into_a_git_work_tree_or_the_tree_is_a_linked_one()
    {
        using var folder = new TemporaryFolder();
        var tree = folder.Directory.CreateSubdirectory("tree");
        await File.WriteAllTextAsync(Path.Combine(tree.FullName, ".git"), "gitdir: elsewhere", Cancel);
        var link = Path.Combine(folder.Path, "link");
        Directory.CreateSymbolicLink(link, tree.CreateSubdirectory("keys").FullName);

        var linked = await CliRun.OfAsync("reader", "pack", "sign", "--new-key", Path.Combine(link, "mine"));

        Assert.Equal(ExitCode.Usage, linked.ExitCode);
        Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("reader", "pack", "sign", "--new-key", tree.FullName)).ExitCode);
    }

    [Fact]
    public async Task A_key_is_for_its_owner_alone_and_is_never_written_over()
    {
        using var folder = new TemporaryFolder();
        var (made, privateKey, _) = await NewKeyAsync(folder);
        var before = await File.ReadAllTextAsync(privateKey, Cancel);

        var again = await CliRun.OfAsync("reader", "pack", "sign", "--new-key", Path.GetDirectoryName(privateKey)!);

        Assert.Equal((ExitCode.Done, ExitCode.Usage), (made.ExitCode, again.ExitCode));
        Assert.Equal(before, await File.ReadAllTextAsync(privateKey, Cancel));
        Assert.DoesNotContain(before.Split('\n')[1], made.Data + made.Words, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(privateKey));
        }
    }

    [Fact]
    public async Task The_halves_of_a_pair_cannot_be_taken_for_each_other()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder);
        var (_, privateKey, publicKey) = await NewKeyAsync(folder);

        Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("reader", "pack", "sign", file, "--key", publicKey)).ExitCode);
        Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("reader", "pack", "verify", file, "--key", privateKey)).ExitCode);
    }

    [Fact]
    public async Task Sign_wants_a_pack_and_a_key_or_a_new_key_alone()
    {
        using var folder = new TemporaryFolder();
        var file = await PutAsync(folder);

        foreach (var arguments in new string[][] { [], [file], [file, "--new-key", folder.Path], ["--key", file], ["--new-key", folder.Path, "--key", file] })
        {
            var run = await CliRun.OfAsync(["reader", "pack", "sign", .. arguments]);

            Assert.Equal(ExitCode.Usage, run.ExitCode);
            Assert.Contains("Name a pack and --key; or --new-key alone.", run.Words, StringComparison.Ordinal);
        }
    }

    /// <summary>The bundled pack after a change, as of today.</summary>
    private static async Task<string> PutAsync(TemporaryFolder folder, Action<JsonObject>? change = null)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var pack = JsonNode.Parse(ReaderPacks.Bundled("whatsapp-web").ToJson())!.AsObject();
        (pack["verifiedAt"], pack["expiresAt"]) = ($"{today:yyyy-MM-dd}", $"{today.AddDays(ReaderPack.MaxDays):yyyy-MM-dd}");
        change?.Invoke(pack);
        var file = Path.Combine(folder.Path, "whatsapp-web.pack.json");
        await File.WriteAllTextAsync(file, pack.ToJsonString(), Cancel);
        return file;
    }

    private static async Task<(CliRun Made, string Private, string Public)> NewKeyAsync(TemporaryFolder folder)
    {
        var keys = Path.Combine(folder.Path, "keys");
        var made = await CliRun.OfAsync("reader", "pack", "sign", "--new-key", keys);
        return (made, Path.Combine(keys, "x80-packs.private.pem"), Path.Combine(keys, "x80-packs.public.pem"));
    }

    private static async Task<string> OutcomeAsync(string file, string key)
    {
        var run = await CliRun.OfAsync("reader", "pack", "verify", file, "--key", key, "--json");
        var outcome = Text(JsonSerializer.Deserialize<JsonElement>(run.Data), "outcome");
        Assert.Equal(outcome == "signed" ? ExitCode.Done : ExitCode.CheckFailed, run.ExitCode);
        return outcome;
    }

    private static string[] Lines(string data) => data.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!;
}
