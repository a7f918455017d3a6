using X80.Cli.Tests.Conventions;
using X80.Conformance;

namespace X80.Cli.Tests.Docs;

/// <summary>Figures of the first screen that the suite itself can give.</summary>
public sealed class FigureTests
{
    [Fact]
    public void The_README_says_how_many_cases_there_are()
    {
        var page = RepositoryView.OfTree().Files.Single(file => file.Path == "README.md").Text.Replace('\n', ' ');

        Assert.Contains($"{ServerVerification.Cases.Count} cases judge a backend and {ClientVerification.Cases.Count} a client", page, StringComparison.Ordinal);
    }
}
