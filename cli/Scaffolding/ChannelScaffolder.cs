using X80.Cli.Running;

namespace X80.Cli.Scaffolding;

/// <summary>Writes a channel's folder, whole or not at all.</summary>
internal sealed class ChannelScaffolder
{
    private readonly Consoles consoles;

    public ChannelScaffolder(Consoles consoles) => this.consoles = consoles;

    public async Task<int> RunAsync(NewChannelRequest request, CancellationToken cancellationToken)
    {
        var packages = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "packages"));
        var tool = typeof(ChannelScaffolder).Assembly.Location;
        var files = TemplateTree.Render(request, CarriedVersions.In(packages), packages.FullName, tool).ToList();

        // Written beside its place and moved there at the end, so that an interrupted run leaves no half of a channel.
        var unfinished = request.Folder.FullName + ".unfinished-" + Guid.NewGuid().ToString("n")[..8];
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(unfinished, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, file.Text, cancellationToken);
            }

            Directory.Move(unfinished, request.Folder.FullName);
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }

        foreach (var file in files)
        {
            await consoles.Data.WriteLineAsync($"{request.Name}/{file.Path}");
        }

        consoles.Say($"The channel {request.Name} is in ./{request.Name}. Next:");
        consoles.Say($"  1. cd {request.Name} && dotnet test");
        consoles.Say("  2. Read README.md: how to find anchors on the real page that last.");
        consoles.Say($"  3. Change channel/{request.Pack}.pack.json and practice/page.html together, until the tests are green again.");
        return ExitCode.Done;
    }
}
