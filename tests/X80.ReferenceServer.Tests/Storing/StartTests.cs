using Microsoft.Extensions.Options;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>What a server refuses to start with.</summary>
public sealed class StartTests
{
    private static readonly string[] MemberFiles = ["conversations", "messages", "writes", "audit", "notes"];

    [Fact]
    public void Wrong_options_are_all_named_at_once()
    {
        using var folder = new TemporaryFolder();
        var options = new ServerOptions
        {
            Urls = "ftp://nowhere",
            DataFolder = folder.Path,
            KeysFolder = Path.Combine(folder.Path, "keys"),
            WorkspaceName = " ",
            AffinityDealList = "007",
            TimeZone = "Mars/Olympus",
        };

        var refused = Assert.Throws<OptionsValidationException>(() => ServerHost.Build(options));

        Assert.Equal(["Urls", "KeysFolder", "WorkspaceName", "AffinityDealList", "TimeZone"], refused.Failures.Select(failure => failure.Split(':')[0]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0/path")]
    [InlineData("http://127.0.0.1:0;https://127.0.0.1:0/?query")]
    [InlineData("127.0.0.1:8180")]
    public void An_address_that_no_server_can_listen_on_is_refused_with_the_options(string urls)
    {
        using var folder = new TemporaryFolder();

        var refused = Assert.Throws<OptionsValidationException>(() => ServerHost.Build(Options(folder) with { Urls = urls }));

        Assert.StartsWith("Urls:", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Keys_are_files_of_the_owner_alone_outside_the_data()
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder);
        await using var app = ServerHost.Build(options);

        var keys = Directory.GetFiles(options.DataFolder + "-keys");

        Assert.Equal(["audit-signing.key", "epoch-1.key", "tag.key"], keys.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(32, new FileInfo(keys.Single(key => key.EndsWith("epoch-1.key", StringComparison.Ordinal))).Length);
        Assert.All(keys, key => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(key) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
    }

    [SqliteFact]
    public async Task A_database_without_its_keys_does_not_start()
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder);
        await ServerHost.Build(options).DisposeAsync();

        var missing = Assert.Throws<ServerStateException>(() => ServerHost.Build(options with { KeysFolder = Path.Combine(folder.Path, "other") }));
        await ServerHost.Build(options with { DataFolder = Path.Combine(folder.Path, "second") }).DisposeAsync();
        var strange = Assert.Throws<ServerStateException>(
            () => ServerHost.Build(options with { KeysFolder = Path.Combine(folder.Path, "second-keys") }));

        Assert.Contains("tag.key is not in the keys folder", missing.Message, StringComparison.Ordinal);
        Assert.Contains("not those of this database", strange.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void Every_statement_over_a_members_rows_carries_the_members_scope(string dialect)
    {
        var statements = new SqlCatalog(dialect).Statements.Where(statement => MemberFiles.Contains(statement.Key.Split('.')[0])).ToList();

        Assert.NotEmpty(statements);
        Assert.DoesNotContain(
            statements, statement => !statement.Value.Contains("@Workspace", StringComparison.Ordinal) || !statement.Value.Contains("@Member", StringComparison.Ordinal));
    }

    private static ServerOptions Options(TemporaryFolder folder) =>
        new() { Urls = "http://127.0.0.1:0", DataFolder = Path.Combine(folder.Path, "data") };
}
