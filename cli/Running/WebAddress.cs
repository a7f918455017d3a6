using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;

namespace X80.Cli.Running;

/// <summary>An http or https address on a command line. The parser of command lines turns no word into one by itself.</summary>
internal static class WebAddress
{
    /// <summary>What reads the address and says of anything else how one looks.</summary>
    /// <param name="name">The option or argument, as a person types it.</param>
    public static Func<ArgumentResult, Uri?> Parser(string name) => result =>
    {
        if (TryParse(result.Tokens[0].Value, out var address))
        {
            return address;
        }

        result.AddError($"{name} is an absolute http or https address, such as https://x80.example/.");
        return null;
    };

    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is ("http" or "https");
}
