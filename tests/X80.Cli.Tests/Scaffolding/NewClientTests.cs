using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Scaffolding;

public sealed class NewClientTests
{
    [Fact]
    public async Task What_it_makes_restores_builds_and_passes_its_tests_without_a_network_also_inside_a_repository_of_other_ways()
    {
        using var folder = new TemporaryFolder();
        await ManageOtherwiseAsync(folder);
        var made = await CliRun.OfAsync("new", "client", "acme-desk", "--into", folder.Path);
        Assert.True(made.ExitCode == ExitCode.Done, made.Words);

        var (exitCode, said) = await ChildProcess.RunAsync(
            "dotnet", ["test"], new DirectoryInfo(Path.Combine(folder.Path, "acme-desk")), NoNetwork.In(folder), TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, said);
        Assert.Contains("succeeded: 8", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_bears_the_name_throughout_and_says_three_next_steps()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync("new", "client", "acme-desk", "--into", folder.Path);

        var text = string.Concat(folder.Directory.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName)));
        Assert.Contains("namespace AcmeDeskClient.Guarding;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DesktopWrapper", text, StringComparison.Ordinal);
        Assert.DoesNotContain("desktop-wrapper", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", string.Concat(folder.Directory.EnumerateFiles("*.csproj", SearchOption.AllDirectories).Select(file => File.ReadAllText(file.FullName))), StringComparison.Ordinal);
        Assert.All([$"1. cd {folder.Path}/acme-desk && dotnet test", "2. ", "3. "], step => Assert.Contains(step, run.Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("../acme")]
    [InlineData("acme desk")]
    public async Task A_name_that_is_not_of_the_form_is_refused_with_the_form(string name)
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync("new", "client", "--into", folder.Path, "--", name);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("no name for a client", run.Words, StringComparison.Ordinal);
        Assert.Empty(folder.Directory.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task What_is_there_already_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        var mine = Directory.CreateDirectory(Path.Combine(folder.Path, "acme-desk"));

        var run = await CliRun.OfAsync("new", "client", "acme-desk", "--into", folder.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(mine.EnumerateFileSystemInfos());
    }

    // As a clone of X80 itself does, and more: versions in one place, and a target that no other project bears.
    private static async Task ManageOtherwiseAsync(TemporaryFolder folder)
    {
        const string Central = "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>";
        const string Failing = """<Project><Target Name="Fail" BeforeTargets="Build"><Error Text="Not for others." /></Target></Project>""";
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Directory.Packages.props"), Central, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "Directory.Build.targets"), Failing, TestContext.Current.CancellationToken);
    }
}
