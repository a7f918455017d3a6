using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Scaffolding;

public sealed class NewChannelTests
{
    [Fact]
    public async Task Its_projects_stand_one_folder_below_and_reference_contract_sdk_and_xunit_alone()
    {
        using var folder = new TemporaryFolder();

        await CliRun.OfAsync("new", "channel", "acme-chat", "--into", folder.Path);

        var projects = folder.Directory.EnumerateFiles("*.csproj", SearchOption.AllDirectories).ToList();
        Assert.All(projects, project => Assert.Equal("acme-chat", project.Directory!.Parent!.Name));
        var packages = projects
            .SelectMany(project => System.Xml.Linq.XDocument.Load(project.FullName).Descendants("PackageReference"))
            .Select(reference => reference.Attribute("Include")!.Value);
        Assert.Equal(["X80.Contract", "X80.Sdk", "xunit.v3"], packages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_says_what_it_wrote_and_three_next_steps()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync("new", "channel", "acme-chat", "--into", folder.Path);

        Assert.Contains("acme-chat/channel/acme-chat.pack.json\n", run.Data, StringComparison.Ordinal);
        Assert.All([$"1. cd {folder.Path}/acme-chat && dotnet test", "2. ", "3. "], step => Assert.Contains(step, run.Words, StringComparison.Ordinal));
        Assert.DoesNotContain("{{ ", string.Concat(ReadAll(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_blanks_is_quoted_in_what_is_to_be_typed()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync("new", "channel", "acme-chat", "--into", Path.Combine(folder.Path, "Jo's things"));

        Assert.Contains($"1. cd '{folder.Path}/Jo'\\''s things/acme-chat' && dotnet test", run.Words, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "Jo's things", "acme-chat", "verify.json")));
    }

    private static IEnumerable<string> ReadAll(TemporaryFolder folder) =>
        folder.Directory.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName));
}
