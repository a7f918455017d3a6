using X80.Cli.Tests.Conventions;
using X80.Sdk.Capture;

namespace X80.Cli.Tests.Docs;

/// <summary>What docs/embedding.md tells of a capture's states leaves none of them out, and no command.</summary>
public sealed class StateChartTests
{
    private static readonly string Section = SectionOf(RepositoryView.OfTree().Files.Single(file => file.Path == "docs/embedding.md").Text);

    public static TheoryData<string> Words =>
    [
        .. Enum.GetNames<CapturePhase>().Select(phase => phase.ToLowerInvariant()),
        .. typeof(CaptureCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CaptureCommand))).Select(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void It_names_every_state_and_every_command(string word) => Assert.Matches($@"\b{word}\b", Section);

    private static string SectionOf(string page)
    {
        var from = page.IndexOf("## The states", StringComparison.Ordinal);
        return page[from..page.IndexOf("\n## ", from, StringComparison.Ordinal)];
    }
}
