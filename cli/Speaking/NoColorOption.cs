using System.CommandLine;

namespace X80.Cli.Speaking;

/// <summary><c>--no-color</c>, the same in every command; the variable <c>NO_COLOR</c> says it for all.</summary>
internal sealed class NoColorOption : Option<bool>
{
    public NoColorOption() : base("--no-color") => (Description, Recursive) = ("Write no colours and no bold. NO_COLOR says the same.", true);
}
