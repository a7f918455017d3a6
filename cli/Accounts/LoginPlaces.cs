namespace X80.Cli.Accounts;

/// <summary>Where a token came from, as <c>--json</c> says it.</summary>
internal static class LoginPlaces
{
    /// <summary>The variables of the run.</summary>
    public const string Environment = "environment";

    /// <summary>The operating system's secret store.</summary>
    public const string Store = "secret-store";

    /// <summary>A plain file that its owner alone can read.</summary>
    public const string File = "plain-file";
}
