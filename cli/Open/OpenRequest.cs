using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Open;

/// <summary>What <c>x80 open</c> was asked for.</summary>
internal sealed record OpenRequest(ChosenChannel Channel, Uri Backend, PersonalFolder Folder, bool Json)
{
    /// <summary>Where the person's recordings of the page on screen go; null where none are offered.</summary>
    public DirectoryInfo? RecordInto { get; init; }
}
