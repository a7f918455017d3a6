using X80.Cli.Running;
using X80.Sdk.Channels;

namespace X80.Cli.Scaffolding;

/// <summary>A channel to be made, its names checked.</summary>
/// <param name="Called">The channel's word on the wire, and what comes of it.</param>
/// <param name="Host">The host of its web client.</param>
internal sealed record NewChannelRequest(ScaffoldName Called, string Host)
{
    /// <summary>The reader pack's id, which knows no dots and underscores.</summary>
    public string Pack => string.Join('-', Called.Words);

    /// <exception cref="CliException">A name is not of its form, or is taken.</exception>
    public static NewChannelRequest From(string name, string? host, DirectoryInfo into)
    {
        var called = ScaffoldName.From("channel", name, into);
        if (KnownChannels.All.Any(known => known.Kind.Value == name))
        {
            throw CliException.Usage("That channel exists.", "It ships with X80.", "Choose another name.");
        }

        host ??= $"chat.{string.Concat(called.Words)}.example";
        if (!IsHost(host))
        {
            throw CliException.Usage(
                "That is no host.",
                "A host is lower-case names joined by dots, without scheme, port or path, and ends with letters.",
                "Give one such as chat.acme.example.");
        }

        return new NewChannelRequest(called, host);
    }

    private static bool IsHost(string host)
    {
        var labels = host.Split('.');
        return host.Length <= 253
            && labels.Length >= 2
            && labels.All(label => label.Length is > 0 and <= 63
                && label[0] != '-' && label[^1] != '-'
                && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            && labels[^1].All(char.IsAsciiLetterLower);
    }
}
