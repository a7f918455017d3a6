using System.Text.Json.Nodes;
using X80.Cli.Reader;

namespace X80.Cli.Tests.Reader;

public sealed class ReadingChangesTests
{
    [Fact]
    public void What_a_page_says_moves_no_cursor_and_turns_no_line_round()
    {
        var (before, after) = (new JsonObject { ["text"] = "a [Deals] 👨‍👩‍👧 שלום" }, new JsonObject { ["text"] = "b\u202Ec\u001b[2J\n" });

        var change = Assert.Single(ReadingChanges.Between(before, after));

        Assert.StartsWith("text: \"a [Deals] 👨‍👩‍👧 שלום\" is now \"b\\u202ec", change, StringComparison.Ordinal);
        Assert.DoesNotContain(change, c => c is '\u202E' or '\u001b' or '\n');
    }
}
