namespace X80.Cli.Running;

/// <summary>A failure in words for a person: what happened, why, and what to do next. Its parts are printed as they stand.</summary>
internal sealed class CliException : Exception
{
    public CliException(int exitCode, string what, string why, string next, Exception? inner = null) : base(what, inner) =>
        Page = new ErrorPage(exitCode, what, why, next);

    public ErrorPage Page { get; }

    public static CliException Usage(string what, string why, string next) => new(Cli.ExitCode.Usage, what, why, next);

    public static CliException Failed(string what, string why, string next, Exception? inner = null) =>
        new(Cli.ExitCode.ToolFailed, what, why, next, inner);
}
