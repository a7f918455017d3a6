using X80.Cli.Running;

namespace X80.Cli.Scaffolding;

/// <summary>Makes a channel's folder.</summary>
internal sealed class ChannelScaffolder
{
    private readonly Consoles consoles;

    public ChannelScaffolder(Consoles consoles) => this.consoles = consoles;

    public async Task<int> RunAsync(NewChannelRequest request, CancellationToken cancellationToken)
    {
        var packages = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "packages"));
        var tool = typeof(ChannelScaffolder).Assembly.Location;
        var called = request.Called;
        var files = TemplateTree.Render(
            "templates/",
            called.Pascal,
            request.Pack,
            new { called.Name, called.Title, called.Pascal, request.Host, request.Pack, Packages = packages.FullName, Tool = tool },
            CarriedVersions.In(packages)).ToList();

        await ScaffoldWriter.WriteAsync(called.Folder, files, cancellationToken);
        foreach (var file in files)
        {
            await consoles.Data.WriteLineAsync($"{called.Name}/{file.Path}");
        }

        consoles.Say($"The channel {called.Name} is in {called.Place}/. Next:");
        consoles.Say($"  1. cd {called.Typed} && dotnet test");
        consoles.Say("  2. Read README.md: how to find anchors on the real page that last.");
        consoles.Say($"  3. Change channel/{request.Pack}.pack.json and practice/page.html together, until the tests are green again.");
        return ExitCode.Done;
    }
}
