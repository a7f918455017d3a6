using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Serialization;
using X80.Cli.Running;

namespace X80.Cli.Verify;

/// <summary>What a file says of a verification, so that a channel's folder says it once.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record VerifyConfig
{
    /// <summary>The word of a channel, or its <c>channel.json</c> as seen from the file; null for the first channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Ids of cases or starts of ids; null or empty for all.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    public int? Seed { get; init; }

    /// <summary>The folder that the file lies in.</summary>
    [JsonIgnore]
    public string Folder { get; private init; } = "";

    /// <exception cref="CliException">The file is not there, or holds something else.</exception>
    public static async Task<VerifyConfig> LoadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            var config = JsonSerializer.Deserialize(await File.ReadAllTextAsync(file.FullName, cancellationToken), CliJson.Default.VerifyConfig)
                ?? throw new JsonException("The file holds null.");
            return config with { Folder = file.DirectoryName! };
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            var where = (wrong as JsonException)?.Path;
            throw new CliException(
                ExitCode.Usage,
                $"{file.Name} cannot be used.",
                wrong is JsonException ? $"{where ?? "$"} is unknown or of another type." : "It is not there, or may not be read.",
                "It holds channel, only and seed, such as {\"channel\": \"channel/channel.json\", \"only\": [\"HUMAN-1\"], \"seed\": 1}.",
                wrong);
        }
    }

    /// <param name="typed">What <c>--channel</c> gave.</param>
    /// <returns>The channel that the file names; null where another was typed or it names none.</returns>
    /// <exception cref="CliException">It is no channel.</exception>
    public ChosenChannel? ChannelFor(OptionResult? typed) =>
        typed is { Implicit: false } || Channel is not { } named ? null
        : ChannelOption.Of(named.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Path.Combine(Folder, named) : named);
}
