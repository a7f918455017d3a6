using X80.Cli.Running;
using X80.Contract.Kinds;
using X80.Sdk.Channels;

namespace X80.Cli.Scaffolding;

/// <summary>A channel to be made, its names checked.</summary>
/// <param name="Name">The channel's word on the wire.</param>
/// <param name="Pascal">The same as a C# name.</param>
/// <param name="Host">The host of its web client.</param>
/// <param name="Folder">Where it is written; does not exist yet.</param>
internal sealed record NewChannelRequest(string Name, string Pascal, string Host, DirectoryInfo Folder)
{
    private static readonly char[] Separators = ['.', '_', '-'];

    /// <summary>The reader pack's id, which knows no dots and underscores.</summary>
    public string Pack => Name.Replace('.', '-').Replace('_', '-');

    /// <exception cref="CliException">A name is not of its form, or is taken.</exception>
    public static NewChannelRequest From(string name, string? host, DirectoryInfo into)
    {
        if (!KindWord.IsValid(name))
        {
            throw CliException.Usage(
                "That is no name for a channel.",
                "A name is 1 to 32 characters of a-z, 0-9, '.', '_' and '-', and starts with a letter or digit.",
                "Choose one such as acme-chat.");
        }

        if (name == KnownChannels.WhatsApp.Kind.Value)
        {
            throw CliException.Usage("That channel exists.", "It ships with X80.", "Choose another name.");
        }

        var words = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        host ??= $"chat.{string.Concat(words)}.example";
        if (!IsHost(host))
        {
            throw CliException.Usage(
                "That is no host.",
                "A host is lower-case names joined by dots, without scheme, port or path, and ends with letters.",
                "Give one such as chat.acme.example.");
        }

        var folder = new DirectoryInfo(Path.Combine(into.FullName, name));
        if (folder.Exists || File.Exists(folder.FullName))
        {
            throw CliException.Usage($"./{name} is there already.", "Nothing is overwritten.", "Choose another name, or move it away.");
        }

        return new NewChannelRequest(name, Pascalled(words), host, folder);
    }

    /// <summary><c>acme-chat</c> becomes <c>AcmeChat</c>; a name that begins with a digit gets a letter before it.</summary>
    private static string Pascalled(string[] words)
    {
        var pascal = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return char.IsAsciiDigit(pascal[0]) ? "Channel" + pascal : pascal;
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
