using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using X80.Cli.Running;
using X80.Cli.Tests.Conventions;
using X80.Conformance;

namespace X80.Cli.Tests.Docs;

/// <summary>Every command that a page tells people to type is one that the tool understands.</summary>
public sealed partial class CommandLineTests
{
    // A file that a page invents is not there; everything else that the parser says is a fault of the page.
    private static readonly string[] Invented = ["does not exist"];

    private static readonly RepositoryView Tree = RepositoryView.OfTree();

    public static TheoryData<string> Pages =>
        [.. Tree.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal) && !IsHistory(file) && CommandLines.In(file.Text).Any()).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_of_a_page_is_understood(string page) =>
        Assert.Equal([], CommandLines.In(Tree.Files.Single(file => file.Path == page).Text).SelectMany(Faults));

    [Theory]
    [InlineData("```\nx80 gaurd check https://a.example/\n```", "gaurd")]
    [InlineData("```\necho hi | x80 server probe --dtaa x\n```", "--dtaa")]
    [InlineData("see `x80 ledger --comprae`", "--comprae")]
    [InlineData("```\n$ x80 guard check https://a.example/ | sort\n```", "")]
    [InlineData("`x80 server` tends it; `x80 server token` too", "")]
    [InlineData("`x80_…` is a token, `x80-data` a folder", "")]
    public void What_is_not_understood_is_found(string page, string fault)
    {
        var faults = string.Join('\n', CommandLines.In(page).SelectMany(Faults));

        Assert.True(fault.Length == 0 ? faults.Length == 0 : faults.Contains(fault, StringComparison.Ordinal), faults);
    }

    [Fact]
    public void Whatever_a_page_lets_the_suite_be_narrowed_to_is_there()
    {
        var zoo = Tree.Files.Where(file => file.IsUnder("tests/X80.Zoo")).ToList();
        IReadOnlyList<string> ids = [.. ServerVerification.Cases.Concat(ClientVerification.Cases).Select(each => each.Id)];

        var narrowed = Tree.Files.Where(file => file.Path.StartsWith("docs/", StringComparison.Ordinal) && file.Path.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(page => CommandLines.In(page.Text)).SelectMany(line => Only().Matches(line).Select(only => (Line: line, Name: only.Groups["name"].Value))).ToList();

        Assert.True(narrowed.Count > 10);
        Assert.All(narrowed, only => Assert.True(
            only.Line.StartsWith("verify self", StringComparison.Ordinal)
                ? zoo.Any(file => file.Text.Contains($"\"{only.Name}\"", StringComparison.Ordinal))
                : ids.Any(id => id == only.Name || id.StartsWith(only.Name + "/", StringComparison.Ordinal)),
            only.Line));
    }

    [Fact]
    public void The_pages_are_full_of_them() =>
        Assert.True(Tree.Files.Where(file => file.Path.StartsWith("docs/", StringComparison.Ordinal)).Sum(file => CommandLines.In(file.Text).Count()) > 60);

    // What a command was called in an older version stays as it was.
    private static bool IsHistory(RepositoryFile file) => file.Path == "CHANGELOG.md";

    private static IEnumerable<string> Faults(string line)
    {
        using var words = new Spectre.Console.Testing.TestConsole();
        var parsed = CommandTree.Create(new Consoles(TextWriter.Null, words, () => Stream.Null), TimeProvider.System).Parse(CommandLineParser.SplitCommandLine(line).ToList());

        // A group by its name alone is spoken of, not run; a line with an ellipsis leaves something out.
        var isSpokenOf = parsed.CommandResult.Command.Subcommands.Count > 0 || !line.Contains("--", StringComparison.Ordinal) || line.Contains('…', StringComparison.Ordinal);
        return parsed.Errors.Select(error => error.Message)
            .Where(message => !Invented.Any(word => message.Contains(word, StringComparison.Ordinal)))
            .Where(message => !isSpokenOf || message.Contains("Unrecognized", StringComparison.Ordinal))
            .Select(message => $"x80 {line}: {message}");
    }

    [GeneratedRegex(@"--only (?<name>\S+)")]
    private static partial Regex Only();
}
