using System.CommandLine;
using System.CommandLine.Parsing;

namespace X80.Cli.Accounts;

/// <summary><c>--backend</c>, the same in every command that speaks to one as a person.</summary>
internal sealed class BackendOption : Option<Uri?>
{
    public BackendOption() : base("--backend")
    {
        Description = $"The backend's address: https, or http on this machine. [default: {AccessFinder.BackendVariable}, else where you logged in]";
        HelpName = "URL";
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var given) ? given : Missing(result);
    }

    private static Uri? Missing(ArgumentResult result)
    {
        result.AddError("--backend is a whole address, such as https://x80.example/.");
        return null;
    }
}
