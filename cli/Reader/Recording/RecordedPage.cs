namespace X80.Cli.Reader.Recording;

/// <summary>What became of a recording.</summary>
/// <param name="Messages">How many messages it shows.</param>
/// <param name="Problems">Why nothing was saved, a line each, without content; empty where it was saved.</param>
internal sealed record RecordedPage(int Messages, IReadOnlyList<string> Problems)
{
    /// <summary>Said of everything that was saved.</summary>
    public const string LookThrough = "Look through both files before you give them away.";
}
