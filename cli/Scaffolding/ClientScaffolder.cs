using X80.Cli.Running;

namespace X80.Cli.Scaffolding;

/// <summary>
/// Makes a client's folder: the sources of <c>samples/desktop-wrapper</c> under a name of their own, so that what is made is what is
/// proved there, with a project, tests and a README from templates.
/// </summary>
internal sealed class ClientScaffolder
{
    private const string Namespace = "X80.Samples.DesktopWrapper";

    private const string Sample = "desktop-wrapper";

    private readonly Consoles consoles;

    public ClientScaffolder(Consoles consoles) => this.consoles = consoles;

    public async Task<int> RunAsync(ScaffoldName request, CancellationToken cancellationToken)
    {
        var packages = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "packages"));
        var templates = TemplateTree.Render(
            "client-templates/", request.Pascal, request.Name, new { request.Name, request.Title, request.Pascal, Packages = packages.FullName }, CarriedVersions.In(packages));
        var sources = ResourceTree.Read("client-sources/").Select(source => new ScaffoldFile(
            "client/" + source.Path,
            source.Text
                .Replace(Namespace, request.Pascal, StringComparison.Ordinal)
                .Replace("samples/" + Sample, "client", StringComparison.Ordinal)
                .Replace($"\"{Sample}\"", $"\"{request.Name}\"", StringComparison.Ordinal)));
        List<ScaffoldFile> files = [.. templates, .. sources];
        await ScaffoldWriter.WriteAsync(request.Folder, files, cancellationToken);
        foreach (var file in files)
        {
            await consoles.Data.WriteLineAsync($"{request.Name}/{file.Path}");
        }

        consoles.Say($"The client {request.Name} is in {request.Place}/. Next:");
        consoles.Say($"  1. cd {request.Typed} && dotnet test");
        consoles.Say("  2. Install WebKitGTK as README.md says, and run it against your backend: X80_BACKEND_URL=https://x80.example/ dotnet run --project client");
        consoles.Say("  3. Read client/Wrapper.cs from top to bottom: it puts every part in its place.");
        return ExitCode.Done;
    }
}
