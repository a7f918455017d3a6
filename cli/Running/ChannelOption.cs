using System.CommandLine;
using X80.Sdk.Channels;

namespace X80.Cli.Running;

/// <summary><c>--channel</c>, the same in every command.</summary>
internal sealed class ChannelOption : Option<string>
{
    private static readonly Channel[] Known = [KnownChannels.WhatsApp];

    public ChannelOption() : base("--channel")
    {
        Description = "The channel whose hosts and reader pack count.";
        DefaultValueFactory = _ => Known[0].Kind.Value;
        this.AcceptOnlyFromAmong([.. Known.Select(channel => channel.Kind.Value)]);
    }

    public Channel In(ParseResult parsed) => Known.Single(channel => channel.Kind.Value == parsed.GetRequiredValue(this));
}
