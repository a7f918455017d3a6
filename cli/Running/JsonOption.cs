using System.CommandLine;

namespace X80.Cli.Running;

/// <summary><c>--json</c>, the same in every command.</summary>
internal sealed class JsonOption : Option<bool>
{
    public JsonOption() : base("--json") => Description = "Answer as JSON, one document a line, on stdout.";
}
