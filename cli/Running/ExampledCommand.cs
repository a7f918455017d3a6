using System.CommandLine;

namespace X80.Cli.Running;

/// <summary>A command whose help shows how it is used.</summary>
internal abstract class ExampledCommand : Command
{
    protected ExampledCommand(string name, string description, params string[] examples) : base(name, description) =>
        Examples = examples;

    /// <summary>Whole command lines that a person can copy.</summary>
    public IReadOnlyList<string> Examples { get; }
}
