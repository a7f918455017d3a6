using System.CommandLine;
using System.CommandLine.Completions;
using X80.Sdk.Channels;
using X80.Simulator.Practice.Channels;

namespace X80.Cli.Running;

/// <summary><c>--channel</c>, the same in every command: the word of a channel that ships, or a channel's file.</summary>
internal sealed class ChannelOption : Option<string>
{
    private static readonly IReadOnlyList<Channel> Known = KnownChannels.All;

    public ChannelOption() : base("--channel")
    {
        Description = "The channel whose hosts and reader pack count: its word, or its channel.json.";
        DefaultValueFactory = _ => Known[0].Kind.Value;
        CompletionSources.Add(_ => Known.Select(channel => new CompletionItem(channel.Kind.Value)));
        Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<string>();
            if (value is not null && !IsFile(value) && Known.All(channel => channel.Kind.Value != value))
            {
                result.AddError($"--channel is one of: {string.Join(", ", Known.Select(channel => channel.Kind.Value))}; or a channel's .json file.");
            }
        });
    }

    /// <exception cref="CliException">The file is not a channel.</exception>
    public ChosenChannel In(ParseResult parsed)
    {
        return Of(parsed.GetRequiredValue(this));
    }

    /// <param name="value">A word or a file, as the option takes it.</param>
    /// <exception cref="CliException">It is neither.</exception>
    public static ChosenChannel Of(string value)
    {
        if (IsFile(value))
        {
            return ChannelFile.Load(value);
        }

        var known = Known.FirstOrDefault(channel => channel.Kind.Value == value)
            ?? throw CliException.Usage($"There is no channel {value}.", "Neither does one of that word ship, nor is it a .json file.", "Name a channel's channel.json.");
        return new ChosenChannel(known, Pack: null, ChannelPage.Find(known.Kind.Value, new Uri(known.StartUrl)));
    }

    /// <returns>The files that the channel is read from: its own and its pack; none where it ships.</returns>
    /// <exception cref="CliException">The file is not a channel.</exception>
    public IReadOnlyList<FileInfo> FilesIn(ParseResult parsed) =>
        parsed.GetRequiredValue(this) is var value && IsFile(value) ? ChannelFile.FilesOf(value) : [];

    private static bool IsFile(string value) => value.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
