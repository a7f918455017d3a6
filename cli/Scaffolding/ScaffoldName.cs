using X80.Cli.Running;
using X80.Contract.Kinds;

namespace X80.Cli.Scaffolding;

/// <summary>The name of something to be made, and the folder for it.</summary>
/// <param name="Name">Of the form of a kind, such as <c>acme-chat</c>.</param>
/// <param name="Pascal">The same as a C# name, with the thing's own word at its end: never a namespace of .NET's, or the name of a class in it.</param>
/// <param name="Place">The folder as the person would type it.</param>
/// <param name="Folder">Where it is written; does not exist yet.</param>
internal sealed record ScaffoldName(string Name, string Pascal, string Place, DirectoryInfo Folder)
{
    private static readonly char[] Separators = ['.', '_', '-'];

    public string[] Words => Name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>For people: <c>Acme Chat</c>.</summary>
    public string Title => string.Join(' ', Words.Select(Capital));

    /// <summary>The folder as an argument in a shell.</summary>
    public string Typed => Place.All(sign => char.IsLetterOrDigit(sign) || "/\\:._-~".Contains(sign)) ? Place : $"'{Place.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <param name="thing">What it is, for a person: <c>channel</c> or <c>client</c>.</param>
    /// <param name="name">As it was typed.</param>
    /// <param name="into">The folder that gets <c>./NAME/</c>.</param>
    /// <exception cref="CliException">The name is not of the form, or is taken.</exception>
    public static ScaffoldName From(string thing, string name, DirectoryInfo into)
    {
        if (!KindWord.IsValid(name))
        {
            throw CliException.Usage(
                $"That is no name for a {thing}.",
                "A name is 1 to 32 characters of a-z, 0-9, '.', '_' and '-', and starts with a letter or digit.",
                "Choose one such as acme-chat.");
        }

        if (File.Exists(into.FullName))
        {
            throw CliException.Usage($"{into} is no folder.", "A file of that name is there.", "Name a folder with --into; it need not be there yet.");
        }

        var folder = new DirectoryInfo(Path.Combine(into.FullName, name));
        var isHere = into.FullName == Directory.GetCurrentDirectory();
        var place = isHere ? name : Path.Combine(into.ToString(), name);
        if (folder.Exists || File.Exists(folder.FullName))
        {
            throw CliException.Usage($"{place} is there already.", "Nothing is overwritten.", "Choose another name, or move it away.");
        }

        return new ScaffoldName(name, Pascalled(thing, name.Split(Separators, StringSplitOptions.RemoveEmptyEntries)), place, folder);
    }

    /// <summary><c>acme-chat</c> becomes <c>AcmeChatChannel</c>; a name that begins with a digit gets the word before it, too.</summary>
    private static string Pascalled(string thing, string[] words)
    {
        var pascal = string.Concat(words.Select(Capital)) + Capital(thing);
        return char.IsAsciiDigit(pascal[0]) ? Capital(thing) + pascal : pascal;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
