using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using X80.Cli.Tests.Docs;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Packages;

/// <summary>The packages as somebody gets them: what they bear, and that the code of a README runs in an empty project.</summary>
public sealed class PackedPackageTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    // Those of the others need a browser or a test runner.
    private static readonly string[] Runnable = ["X80.Contract", "X80.Sdk", "X80.Simulator", "X80.Conformance"];

    private static readonly Guid EmbeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Libraries => [.. PackedPackages.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_package_bears_its_own_readme_an_icon_its_licence_and_docstrings(string name)
    {
        using var package = ZipFile.OpenRead(packages.Find(name).FullName);
        var about = About(package, name);

        Assert.Equal("README.md", about["readme"]);
        Assert.StartsWith($"# {name}\n", Read(package, "README.md"), StringComparison.Ordinal);
        Assert.Equal(("icon.png", "MIT"), (about["icon"], about["license"]));
        Assert.NotNull(package.GetEntry("icon.png"));
        Assert.NotNull(package.GetEntry($"lib/net10.0/{name}.xml"));
        Assert.DoesNotContain("Package Description", about["description"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_bears_its_own_readme_an_icon_and_its_licence_too()
    {
        using var package = ZipFile.OpenRead(packages.Find("X80.Cli").FullName);
        var about = About(package, "X80.Cli");

        Assert.Equal(("README.md", "icon.png", "MIT"), (about["readme"], about["icon"], about["license"]));
        Assert.StartsWith("# x80\n", Read(package, "README.md"), StringComparison.Ordinal);
        Assert.NotNull(package.GetEntry("icon.png"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Its_symbols_hold_every_source_and_its_bytes_follow_from_them_alone(string name)
    {
        using var package = ZipFile.OpenRead(packages.Find(name).FullName);
        using var assembly = new PEReader(Copy(package.GetEntry($"lib/net10.0/{name}.dll")!));
        using var symbols = ZipFile.OpenRead(packages.Find(name, ".snupkg").FullName);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(Copy(symbols.GetEntry($"lib/net10.0/{name}.pdb")!));
        var reader = provider.GetMetadataReader();

        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        var held = reader.CustomDebugInformation
            .Select(reader.GetCustomDebugInformation)
            .Where(one => reader.GetGuid(one.Kind) == EmbeddedSource)
            .Select(one => one.Parent)
            .ToHashSet();
        Assert.All(reader.Documents, document => Assert.Contains((EntityHandle)document, held));
    }

    /// <summary>The others depend on Playwright or on a runner of tests, which can be neither.</summary>
    [Theory]
    [InlineData("X80.Contract")]
    [InlineData("X80.Sdk")]
    [InlineData("X80.Simulator")]
    public void It_says_that_it_can_be_trimmed_and_compiled_ahead_of_time(string name)
    {
        using var package = ZipFile.OpenRead(packages.Find(name).FullName);
        var assembly = Copy(package.GetEntry($"lib/net10.0/{name}.dll")!).ToArray();

        // An attribute of the assembly: two texts, each after its length.
        Assert.True(assembly.AsSpan().IndexOf("\u000bIsTrimmable\u0004True"u8) > 0);
        Assert.True(assembly.AsSpan().IndexOf("\u000fIsAotCompatible\u0004True"u8) > 0);
    }

    /// <summary>
    /// With the packages packed here and none of the machine's own of that name, and without a network; what others made comes from where this
    /// build found it.
    /// </summary>
    [Fact]
    public async Task They_install_into_an_empty_project_and_the_code_of_their_readmes_runs_there()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "Program.cs", ReadmeProgram.Of(Runnable.Select(FirstSnippet)));
        await WriteAsync(folder, "Empty.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>{string.Concat(PackedPackages.Libraries.Select(name => $"<PackageReference Include=\"{name}\" Version=\"{VersionOf(name)}\" />"))}</ItemGroup>
            </Project>
            """);
        await WriteAsync(folder, "nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{packages.Folder}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="found" value="{PackedPackages.Found}" /></fallbackPackageFolders>
            </configuration>
            """);

        var (exitCode, said) = await ChildProcess.RunAsync("dotnet", ["run"], folder.Directory, NoNetwork.In(folder), Cancel);

        Assert.True(exitCode == 0, said);
        Assert.All(
            ["linkedin\nno token\n", "https://web.whatsapp.com/: Load\n", "https://web.whatsapp.com.evil.example/: Refuse\n", "200\nTrue\n", "GATE-2/"],
            words => Assert.Contains(words, said, StringComparison.Ordinal));
        Assert.All(PackedPackages.Libraries, name => Assert.True(Directory.Exists(Path.Combine(folder.Path, "packages", name.ToLowerInvariant())), name));
    }

    [Fact]
    public async Task The_tool_installs_and_makes_a_channel_that_takes_its_packages_from_it()
    {
        using var folder = new TemporaryFolder();
        var environment = NoNetwork.In(folder);
        var (installed, told) = await ChildProcess.RunAsync(
            "dotnet", ["tool", "install", "X80.Cli", "--tool-path", "tools", "--source", packages.Folder], folder.Directory, environment, Cancel);
        Assert.True(installed == 0, told);
        var tool = Path.Combine(folder.Path, "tools", "x80");

        var (checkedOne, decision) = await ChildProcess.RunAsync(tool, ["guard", "check", "https://web.whatsapp.com/"], folder.Directory, environment, Cancel);
        var (made, words) = await ChildProcess.RunAsync(tool, ["new", "channel", "acme-chat"], folder.Directory, environment, Cancel);

        Assert.True(checkedOne == 0 && decision.StartsWith("load", StringComparison.Ordinal), decision);
        Assert.True(made == 0, words);
        Assert.Contains(Path.Combine("tools", ".store"), await File.ReadAllTextAsync(Path.Combine(folder.Path, "acme-chat", "nuget.config"), Cancel), StringComparison.Ordinal);
    }

    private string FirstSnippet(string name)
    {
        using var package = ZipFile.OpenRead(packages.Find(name).FullName);
        return Snippet.In(Read(package, "README.md")).First().Code;
    }

    private string VersionOf(string name)
    {
        using var package = ZipFile.OpenRead(packages.Find(name).FullName);
        return About(package, name)["version"];
    }

    private static Task WriteAsync(TemporaryFolder folder, string name, string text) => File.WriteAllTextAsync(Path.Combine(folder.Path, name), text, Cancel);

    private static Dictionary<string, string> About(ZipArchive package, string name) =>
        XDocument.Parse(Read(package, $"{name}.nuspec")).Root!.Elements().Single().Elements()
            .GroupBy(element => element.Name.LocalName)
            .ToDictionary(group => group.Key, group => group.First().Value);

    private static string Read(ZipArchive package, string entry)
    {
        using var reader = new StreamReader(package.GetEntry(entry)?.Open() ?? throw new FileNotFoundException($"The package has no {entry}."));
        return reader.ReadToEnd();
    }

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
