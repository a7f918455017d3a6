using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using X80.Cli.Running;

namespace X80.Cli.Verify;

/// <summary>What a verification may be told beforehand, in <c>verify.json</c> or the environment; never a token.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record VerifyConfig
{
    public const string FileName = "verify.json";

    private const string Prefix = "X80_VERIFY_";

    public string? Url { get; init; }

    public string? OtherUrl { get; init; }

    public string? Probe { get; init; }

    /// <summary>The word of a channel, or its <c>channel.json</c> as seen from the file that names it; null for the first channel.</summary>
    public string? Channel { get; init; }

    public string[]? Only { get; init; }

    public int? Seed { get; init; }

    public int? Budget { get; init; }

    /// <value>Hours, such as <c>24h</c>.</value>
    public string? For { get; init; }

    /// <value><c>virtual</c> or <c>real</c>.</value>
    public string? Clock { get; init; }

    public string? Report { get; init; }

    public string? Nonce { get; init; }

    /// <summary>What the environment says, and below it the file: the one that was named, or <c>verify.json</c> where there is one.</summary>
    /// <exception cref="CliException">The file or a variable is not understood.</exception>
    public static VerifyConfig Find(FileInfo? named, DirectoryInfo folder, Func<string, string?> environment)
    {
        var file = named ?? new FileInfo(Path.Combine(folder.FullName, FileName));
        return named is not null || file.Exists ? OfEnvironment(environment).Over(OfFile(file)) : OfEnvironment(environment);
    }

    /// <summary>The channel that was typed; where none was, the one that was told beforehand, or the first.</summary>
    /// <exception cref="CliException">It is no channel.</exception>
    public ChosenChannel ChannelFor(ParseResult parsed, ChannelOption option) =>
        parsed.GetResult(option) is { Implicit: false } || Channel is null ? option.In(parsed) : ChannelOption.Of(Channel);

    private static VerifyConfig OfFile(FileInfo file)
    {
        try
        {
            var told = JsonSerializer.Deserialize(File.ReadAllText(file.FullName), CliJson.Default.VerifyConfig)
                ?? throw new JsonException("The file holds null.");
            _ = ClockIn(told.Clock);
            return told.Channel is { } channel && channel.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? told with { Channel = Path.Combine(file.DirectoryName!, channel) }
                : told;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CliException(
                ExitCode.Usage,
                $"{file.Name} cannot be used.",
                wrong is JsonException json ? $"{json.Path ?? "$"} is unknown or of another type." : "It is not there, or may not be read.",
                "Its members are url, otherUrl, probe, channel, only, seed, budget, for, clock, report and nonce, such as {\"only\": [\"GATE-2\"], \"seed\": 1}; never a token.",
                wrong);
        }
    }

    private static VerifyConfig OfEnvironment(Func<string, string?> environment)
    {
        string? Word(string name) => environment(Prefix + name) is { Length: > 0 } value ? value : null;
        int? Number(string name) => Word(name) is not { } word ? null
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw CliException.Usage($"{Prefix}{name} is no number.", "It holds something else than digits.", "Set it again.");
        return new VerifyConfig
        {
            Url = Word("URL"),
            OtherUrl = Word("OTHER_URL"),
            Probe = Word("PROBE"),
            Channel = Word("CHANNEL"),
            Only = Word("ONLY")?.Split(',', StringSplitOptions.TrimEntries),
            Seed = Number("SEED"),
            Budget = Number("BUDGET"),
            For = Word("FOR"),
            Clock = ClockIn(Word("CLOCK")),
            Report = Word("REPORT"),
            Nonce = Word("NONCE"),
        };
    }

    private static string? ClockIn(string? word) => word is null or "virtual" or "real"
        ? word
        : throw CliException.Usage("There is no such clock.", "It is virtual or real.", "Correct it in the environment or in verify.json.");

    private VerifyConfig Over(VerifyConfig lower) => new()
    {
        Url = Url ?? lower.Url,
        OtherUrl = OtherUrl ?? lower.OtherUrl,
        Probe = Probe ?? lower.Probe,
        Channel = Channel ?? lower.Channel,
        Only = Only ?? lower.Only,
        Seed = Seed ?? lower.Seed,
        Budget = Budget ?? lower.Budget,
        For = For ?? lower.For,
        Clock = Clock ?? lower.Clock,
        Report = Report ?? lower.Report,
        Nonce = Nonce ?? lower.Nonce,
    };
}
