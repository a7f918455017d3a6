using System.Text.RegularExpressions;
using X80.Contract.Tokens;

namespace X80.Cli.Running;

/// <summary>The last look at words before they are printed: no token, and the home folder as <c>~</c>.</summary>
internal static partial class Redaction
{
    public static string Clean(string text)
    {
        var clean = Token().Replace(text, X80Token.Prefix + "***");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 1 ? clean.Replace(home, "~", StringComparison.Ordinal) : clean;
    }

    [GeneratedRegex(X80Token.Prefix + "[0-9A-Za-z]{8,}")]
    private static partial Regex Token();
}
