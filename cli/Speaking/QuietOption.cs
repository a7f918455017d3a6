using System.CommandLine;

namespace X80.Cli.Speaking;

/// <summary><c>-q</c>, the same in every command: warnings and failures alone.</summary>
internal sealed class QuietOption : Option<bool>
{
    public QuietOption() : base("--quiet", "-q") => (Description, Recursive) = ("Say nothing but warnings and failures; the answer on stdout stays.", true);
}
