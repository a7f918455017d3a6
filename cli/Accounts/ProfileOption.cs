using System.Buffers;
using System.CommandLine;

namespace X80.Cli.Accounts;

/// <summary><c>--profile</c>: which of a person's log-ins on this machine.</summary>
internal sealed class ProfileOption : Option<string>
{
    public const string Default = "default";

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public ProfileOption() : base("--profile")
    {
        Description = "Which of your log-ins on this machine: lower-case letters, digits and hyphens.";
        HelpName = "NAME";
        DefaultValueFactory = _ => Default;
        Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: > 0 and <= 32 } name || name.AsSpan().ContainsAnyExcept(Characters))
            {
                result.AddError("--profile is 1 to 32 lower-case letters, digits and hyphens.");
            }
        });
    }
}
