using System.CommandLine;

namespace X80.Cli.Running;

/// <summary>A command whose help shows how it is used, and that Ctrl-C ends in time, whatever it is at.</summary>
internal abstract class ExampledCommand : Command
{
    /// <summary>For who holds browsers, a display or a server: what is cut off before it is through leaves some of them behind.</summary>
    protected static readonly TimeSpan WithOthers = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(0.5);

    protected ExampledCommand(string name, string description, params string[] examples) : base(name, description) =>
        Examples = examples;

    /// <summary>Whole command lines that a person can copy.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>How long it may tidy up after Ctrl-C before it is cut off.</summary>
    public virtual TimeSpan TidyUpTimeIn(ParseResult parsed) => Alone;

    /// <summary>The action runs on another thread: what blocks in it would hold up the very end of it, too.</summary>
    protected new void SetAction(Func<ParseResult, CancellationToken, Task<int>> action) =>
        base.SetAction((parsed, cancellationToken) => Task.Run(() => action(parsed, cancellationToken), CancellationToken.None));
}
