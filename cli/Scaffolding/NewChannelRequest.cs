using X80.Cli.Running;
using X80.Sdk.Channels;

namespace X80.Cli.Scaffolding;

/// <summary>A channel to be made, its names checked.</summary>
/// <param name="Name">The channel's word on the wire.</param>
/// <param name="Pascal">The same as a C# name.</param>
/// <param name="Host">The host of its web client.</param>
/// <param name="Folder">Where it is written; does not exist yet.</param>
internal sealed record NewChannelRequest(string Name, string Pascal, string Host, DirectoryInfo Folder)
{
    /// <summary>The reader pack's id, which knows no dots and underscores.</summary>
    public string Pack => Name.Replace('.', '-').Replace('_', '-');

    /// <exception cref="CliException">A name is not of its form, or is taken.</exception>
    public static NewChannelRequest From(string name, string? host, DirectoryInfo into)
    {
        var made = ScaffoldName.From("channel", name, into);
        if (KnownChannels.All.Any(known => known.Kind.Value == name))
        {
            throw CliException.Usage("That channel exists.", "It ships with X80.", "Choose another name.");
        }

        host ??= $"chat.{string.Concat(made.Words)}.example";
        if (!IsHost(host))
        {
            throw CliException.Usage(
                "That is no host.",
                "A host is lower-case names joined by dots, without scheme, port or path, and ends with letters.",
                "Give one such as chat.acme.example.");
        }

        return new NewChannelRequest(name, made.Pascal, host, made.Folder);
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
