using System.Xml.Linq;

namespace X80.Cli.Tests.Conventions;

/// <summary>A project, by what its file says.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument document;

    public ProjectFile(RepositoryFile file)
    {
        File = file;
        document = XDocument.Parse(file.Text);
    }

    public RepositoryFile File { get; }

    public string Name => File.Name[..^".csproj".Length];

    public string Folder => File.Folder;

    public bool IsTest => File.IsUnder("tests");

    public IEnumerable<string> ProjectReferences => Included("ProjectReference").Select(path => path.Split('/')[^1][..^".csproj".Length]);

    public IEnumerable<string> PackageReferences => Included("PackageReference");

    /// <summary>The folders between the project's own and the file's.</summary>
    public string[] FoldersTo(RepositoryFile file) =>
        file.Folder.Length == Folder.Length ? [] : file.Folder[(Folder.Length + 1)..].Split('/');

    private IEnumerable<string> Included(string element) =>
        document.Descendants(element).Select(item => item.Attribute("Include")?.Value).OfType<string>();
}
