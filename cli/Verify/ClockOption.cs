using System.CommandLine;

namespace X80.Cli.Verify;

/// <summary><c>--clock</c>: whether hours pass in a client's run.</summary>
internal sealed class ClockOption : Option<string?>
{
    private const string Real = "real";

    public ClockOption() : base("--clock")
    {
        Description = "virtual: the clock of client, page and backend jumps together; real: the machine's, and hours are a moment. [default: virtual]";
        AcceptOnlyFromAmong("virtual", Real);
    }

    /// <summary>What was typed; where nothing was, what was told beforehand.</summary>
    public VerifyRequest In(ParseResult parsed, VerifyRequest request) => request with { RealTime = (parsed.GetValue(this) ?? request.Config.Clock) == Real };
}
