using X80.Cli.Running;
using X80.Contract.Tokens;

namespace X80.Cli.Verify;

/// <summary>The tokens that a backend is judged with: from the environment, or a line each on the input; never from the command line.</summary>
internal sealed class VerifyTokens
{
    public const string Member = "X80_TOKEN";
    public const string Second = "X80_TOKEN_SECOND";
    public const string Other = "X80_TOKEN_OTHER";
    public const string Locked = "X80_TOKEN_LOCKED";

    private readonly Dictionary<string, string> given;

    private VerifyTokens(Dictionary<string, string> given) => this.given = given;

    public static VerifyTokens OfEnvironment() => new(new[] { Member, Second, Other, Locked }
        .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name) ?? "", StringComparer.Ordinal));

    /// <param name="input">Lines such as <c>X80_TOKEN=x80_…</c>, as <c>x80 server token create --for-verify</c> prints them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<VerifyTokens> OfLinesAsync(TextReader input, CancellationToken cancellationToken)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Split('=', 2) is [var name, var value])
            {
                given[name.Trim()] = value.Trim();
            }
        }

        return new VerifyTokens(given);
    }

    /// <exception cref="CliException">There is none.</exception>
    public X80Token Needed() => Of(Member) ?? throw CliException.Usage(
        "There is no token to ask with.",
        $"The variable {Member} is empty.",
        "Make one with: x80 server token create --member NAME, and export it.");

    /// <returns>Null where there is none.</returns>
    /// <exception cref="CliException">What stands there is no token.</exception>
    public X80Token? Of(string name)
    {
        if (!given.TryGetValue(name, out var text) || text.Length == 0)
        {
            return null;
        }

        return X80Token.TryParseForeign(text, out var token) ? token : throw CliException.Usage(
            $"What {name} holds is no token.", $"A token begins with {X80Token.Prefix}.", "Set it again, without quotes or spaces.");
    }
}
