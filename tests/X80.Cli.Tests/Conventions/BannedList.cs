using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace X80.Cli.Tests.Conventions;

/// <summary>A list of banned symbols, handed to the analyzer as the build does.</summary>
internal sealed class BannedList : AdditionalText
{
    private readonly RepositoryFile file;

    public BannedList(RepositoryFile file) => this.file = file;

    public override string Path => file.Path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(file.Text);
}
