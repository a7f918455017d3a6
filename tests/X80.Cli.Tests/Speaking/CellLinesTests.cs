using Spectre.Console;
using X80.Cli.Running;
using X80.Cli.Speaking;

namespace X80.Cli.Tests.Speaking;

/// <summary>Rows on a terminal and in a pipe, with names as people have them.</summary>
public sealed class CellLinesTests
{
    private static readonly string[] Names = ["at", "chat", "messages"];

    [Fact]
    public void A_pipe_gets_whole_cells_with_tabs_and_no_names_of_columns() => Assert.Equal(
        ["08:00\tAna [Deals] [/] 🌊 שלום\t24"], CellLines.Of(Names, [["08:00", "Ana [Deals] [/] 🌊 שלום", "24"]], width: null));

    [Theory]
    [InlineData(25)]
    [InlineData(40)]
    [InlineData(79)]
    public void No_line_is_wider_than_the_terminal_and_columns_stand_below_each_other(int width)
    {
        string[] chats = ["Ana [Deals]", "家族のグループ 👨‍👩‍👧 with a very long name indeed that goes on", "محمد", "🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊"];

        var lines = CellLines.Of(Names, [.. chats.Select(chat => new[] { "08:00", chat, "24" })], width).ToList();

        Assert.Equal(chats.Length + 1, lines.Count);
        Assert.All(lines, line => Assert.True(Bare(line).GetCellWidth() <= width, line));
        Assert.Single(lines.Skip(1).Select(line => Bare(line[..^2]).GetCellWidth()).Distinct());
    }

    [Fact]
    public void A_name_from_right_to_left_is_isolated_so_that_it_turns_no_neighbour_round()
    {
        var line = CellLines.Of(Names, [["08:00", "שלום 12", "24"]], width: 60).Last();

        Assert.Contains("\u2068שלום 12", line, StringComparison.Ordinal);
        Assert.EndsWith("\u2069  24", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", true)]
    [InlineData("conversation", true)]
    [InlineData("chat", false)]
    public void An_id_that_people_copy_is_never_cut(string column, bool isWhole)
    {
        const string Id = "3vTq0fXn6cXyN2r8b5uZ1w";

        var line = CellLines.Of([column, "chat", "member"], [[Id, "a chat with a long name", "somebody with a long name"]], width: 42).Last();

        Assert.Equal(isWhole, line.Contains(Id, StringComparison.Ordinal));
        Assert.True(line.GetCellWidth() <= 42, line);
    }

    [Fact]
    public void Where_columns_would_be_cut_beyond_knowing_each_row_is_a_list_without_what_is_empty() => Assert.Equal(
        ["at      2026-11-27 08:00:00Z", "chat    a chat with a long", "        name", ""],
        CellLines.Of(["at", "chat", "act", "answer"], [["2026-11-27 08:00:00Z", "a chat with a long name", "", ""]], width: 30));

    [Fact]
    public void Nothing_is_nothing() => Assert.Empty(CellLines.Of(Names, [], width: 80));

    [Theory]
    [InlineData("👨‍👩‍👧", "👨‍👩‍👧")]
    [InlineData("a\u202Eb\tc\nd", "a\\u202eb\\u0009c\\u000ad")]
    public void A_name_keeps_what_joins_it_and_loses_what_turns_a_line_round(string name, string shown) => Assert.Equal(shown, PrintableText.OfName(name));

    [Fact]
    public void A_sentence_is_folded_between_words_on_a_terminal_and_whole_in_a_pipe()
    {
        Assert.Equal(["ok   one two three four", "     five six"], FoldedText.Of("ok   ", "one two three four five six", width: 25));
        Assert.Equal(["ok   one two three four five six"], FoldedText.Of("ok   ", "one two three four five six", width: null));
    }

    [Theory]
    [InlineData("  FAIL  R-1  one two three four five six seven eight", 40, "  FAIL  R-1  one two three four five six|             seven eight")]
    [InlineData("  FAIL           GUARD-3/EX/11  one two three", 40, "  FAIL           GUARD-3/EX/11  one|    two three")]
    [InlineData("of 7 not read, 3 had lost", 24, "of 7 not read, 3 had|  lost")]
    [InlineData("short", 20, "short")]
    public void What_is_too_long_goes_on_below_its_last_column_or_a_little_further_in(string line, int width, string folded)
    {
        Assert.Equal(folded.Split('|'), FoldedText.OfLine(line, width));
        Assert.Equal([line], FoldedText.OfLine(line, width: null));
    }

    private static string Bare(string line) => line.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
