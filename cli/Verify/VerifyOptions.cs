using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using X80.Cli.Running;

namespace X80.Cli.Verify;

/// <summary>
/// The options that every half has. What an option says comes before the environment (<c>X80_VERIFY_…</c>), that before
/// <c>verify.json</c>, and that before the default.
/// </summary>
internal sealed partial class VerifyOptions
{
    private const int FewestRequests = 10;

    private static readonly Dictionary<string, TimeSpan> Units = new(StringComparer.Ordinal)
    {
        ["s"] = TimeSpan.FromSeconds(1),
        ["m"] = TimeSpan.FromMinutes(1),
        ["h"] = TimeSpan.FromHours(1),
    };

    private readonly Option<string[]> only = new("--only")
    {
        Description = "Ids of cases, or starts of ids, such as GATE-2.",
        HelpName = "ID",
    };

    private readonly Option<int?> seed = new("--seed") { Description = "Gives the order of attacks and stimuli again. [default: 1]" };

    private readonly Option<int?> budget = new("--budget")
    {
        Description = "The most requests that a backend is sent; what is left then is inconclusive. [default: no limit]",
        HelpName = "REQUESTS",
    };

    private readonly Option<string?> duration = new("--for")
    {
        Description = "How long a client is watched, such as 24h or 16m: by the rig's clock, 2,000 stimuli a day; where that does not count, how much time really passes, at most, in a case that lets time pass. [default: 6h; 2s of real time, and what they need in the two cases that show nothing with less, 17m together]",
        HelpName = "TIME",
    };

    private readonly Option<string?> nonce = new("--nonce")
    {
        Description = "A word that a judge chose for this run, 8 to 64 letters, digits, - and _. Without one a report says: self-tested.",
        HelpName = "WORD",
    };

    private readonly Option<DirectoryInfo?> report = new("--report")
    {
        Description = "Leaves report.html, report.json, junit.xml and evidence.ndjson in a folder.",
        HelpName = "DIR",
    };

    private readonly Option<FileInfo?> config = new("--config")
    {
        Description = $"Settings as JSON, below options and environment. [default: {VerifyConfig.FileName} in this folder, where there is one]",
        HelpName = "FILE",
    };

    private readonly JsonOption json = new();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { only, seed, budget, duration, nonce, report, config, json })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="CliException">A setting is not understood.</exception>
    public VerifyRequest In(ParseResult parsed)
    {
        var told = VerifyConfig.Find(parsed.GetValue(config), new DirectoryInfo(Environment.CurrentDirectory), Environment.GetEnvironmentVariable);
        var chosen = parsed.GetValue(only) is { Length: > 0 } given ? given : told.Only ?? [];
        return new VerifyRequest(
            chosen,
            parsed.GetValue(seed) ?? told.Seed ?? 1,
            parsed.GetValue(report) ?? (told.Report is { } folder ? new DirectoryInfo(folder) : null),
            parsed.GetValue(json))
        {
            Budget = BudgetOf(parsed.GetValue(budget) ?? told.Budget),
            For = TimeOf(parsed.GetValue(duration) ?? told.For),
            Nonce = NonceOf(parsed.GetValue(nonce) ?? told.Nonce),
            Config = told,
        };
    }

    /// <summary>A judge's word, or null.</summary>
    /// <exception cref="CliException">It is not of its form.</exception>
    public static string? NonceOf(string? word) => word is null || Nonce().IsMatch(word)
        ? word
        : throw CliException.Usage("The nonce is not of its form.", "It has 8 to 64 letters, digits, - and _.", "Let the judge choose another one.");

    private static int? BudgetOf(int? requests) => requests is null or >= FewestRequests
        ? requests
        : throw CliException.Usage("The budget is too small.", $"A run begins with some requests of its own; {FewestRequests} is the least.", "Give a larger one with --budget.");

    private static TimeSpan? TimeOf(string? text) => text is null ? null
        : Units.TryGetValue(text[^1..], out var unit) && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0 && unit * number is var time && time <= TimeSpan.FromDays(30)
            ? time
            : throw CliException.Usage("How long to watch is not understood.", "It is a time up to 720 hours, such as 90s, 16m or 24h.", "Give it again with --for.");

    [GeneratedRegex("^[A-Za-z0-9_-]{8,64}$")]
    private static partial Regex Nonce();
}
