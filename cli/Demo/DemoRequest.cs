using X80.Cli.Running;

namespace X80.Cli.Demo;

/// <summary>What <c>x80 demo</c> was asked.</summary>
/// <param name="Channel">Whose practice page is played.</param>
/// <param name="Auto">Whether the demo plays the person.</param>
/// <param name="Keep">Whether the backend's data stays.</param>
/// <param name="Album">Where screenshots go.</param>
/// <param name="Json">Whether each step is a JSON line.</param>
internal sealed record DemoRequest(ChosenChannel Channel, bool Auto, bool Keep, DirectoryInfo Album, bool Json);
