using System.CommandLine;
using System.Globalization;
using X80.Cli.Running;

namespace X80.Cli.Verify.Self;

/// <summary><c>--part</c>: one part of so many, for a matrix that takes longer than a night.</summary>
internal sealed class PartOption : Option<string?>
{
    public PartOption() : base("--part")
    {
        Description = "One part of so many, such as 3/40: with the same file for --resume the parts add up to the whole. [default: all of it]";
        HelpName = "K/N";
    }

    /// <exception cref="CliException">It is not of its form.</exception>
    public (int Number, int Of) In(ParseResult parsed)
    {
        if (parsed.GetValue(this) is not { } text)
        {
            return (1, 1);
        }

        return text.Split('/') is [var first, var second] && Number(first) is { } number && Number(second) is { } of && number <= of
            ? (number, of)
            : throw CliException.Usage("The part is not understood.", "It is a number, a slash and how many parts there are, such as 3/40.", "Give it again with --part.");
    }

    /// <returns>A number from 1 on, or null.</returns>
    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
