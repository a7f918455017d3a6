using System.CommandLine;

namespace X80.Cli.Verify.Attended;

/// <summary><c>--attended</c>: a person at the client, who is asked for each click.</summary>
internal sealed class AttendedOption : Option<string?>
{
    /// <summary>The channel's own site.</summary>
    public const string Site = "site";

    /// <summary>The practice page, to try it out.</summary>
    public const string Practice = "practice";

    public AttendedOption() : base("--attended")
    {
        Description = "A person clicks, and is asked for each click here: on the channel's own site, or on the practice page to try it out. Nothing of the page is recorded.";
        HelpName = $"{Site}|{Practice}";
        Arity = ArgumentArity.ZeroOrOne;
        AcceptOnlyFromAmong(Site, Practice);
    }

    /// <returns>On what; null where nobody attends.</returns>
    public string? In(ParseResult parsed) => parsed.GetResult(this) is null ? null : parsed.GetValue(this) ?? Site;
}
