using System.CommandLine;

namespace X80.Cli.Personal;

/// <summary><c>--data</c>, the same in every command about a person's own data.</summary>
internal sealed class PersonalFolderOption : Option<DirectoryInfo?>
{
    public PersonalFolderOption() : base("--data")
    {
        Description = "Where this machine keeps what is yours; readable by you alone. [default: x80 in your data folder]";
        HelpName = "DIR";
    }

    public PersonalFolder In(ParseResult parsed) => parsed.GetValue(this) is { } folder ? new PersonalFolder(folder) : PersonalFolder.Default;
}
