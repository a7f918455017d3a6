namespace X80.Cli.Reader.Drill;

/// <summary>What became of a reading of a page that was changed.</summary>
internal enum DrillOutcome
{
    /// <summary>It is the expected reading.</summary>
    Exact,

    /// <summary>Nothing in it is wrong, and something that the page no longer proves is said to be unknown.</summary>
    Poorer,

    /// <summary>Refused with a stage.</summary>
    Refused,

    /// <summary>It says something else than the page.</summary>
    Wrong,
}
