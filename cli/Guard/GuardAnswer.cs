namespace X80.Cli.Guard;

/// <summary>One answer of <c>x80 guard check --json</c>.</summary>
/// <param name="Url">The address as given.</param>
/// <param name="Decision"><c>load</c>, <c>external</c> or <c>refuse</c>.</param>
/// <param name="Trusted">Whether a loaded document may be read and acted for.</param>
/// <param name="Reason">A stable word.</param>
internal sealed record GuardAnswer(string Url, string Decision, bool Trusted, string Reason);
