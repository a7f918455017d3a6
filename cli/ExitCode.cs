namespace X80.Cli;

/// <summary>What a run of <c>x80</c> ends with. Scripts rely on these numbers; they never change their meaning.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A check failed or a violation was found.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command was not understood.</summary>
    public const int Usage = 2;

    /// <summary>Not enough was observed to say either way.</summary>
    public const int Inconclusive = 3;

    /// <summary>The tool or its rig failed; nothing was judged.</summary>
    public const int ToolFailed = 4;

    /// <summary>An expectation on file is out of date.</summary>
    public const int Stale = 5;

    /// <summary>Stopped by Ctrl-C or a termination signal.</summary>
    public const int Cancelled = 130;
}
