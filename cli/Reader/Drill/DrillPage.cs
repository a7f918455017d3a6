namespace X80.Cli.Reader.Drill;

/// <summary>What became of one page. It names no content.</summary>
/// <param name="Seed">Replays it alone.</param>
/// <param name="Look">Era and locale, such as <c>e/en-GB</c>.</param>
/// <param name="Chat">Which of the practice page's chats.</param>
/// <param name="Outcome">How it was read.</param>
/// <param name="Lost">The members that are not as expected, each with its stage, or the stage that refused; empty where it was read exactly.</param>
/// <param name="Mutations">How the page was changed.</param>
/// <param name="Gone">What the changes took from the page: see <see cref="DrillChange"/>.</param>
internal sealed record DrillPage(
    int Seed, string Look, string Chat, DrillOutcome Outcome, IReadOnlyList<string> Lost, IReadOnlyList<DrillMutation> Mutations, IReadOnlyList<string> Gone)
{
    public string Era => Look[..Look.IndexOf('/', StringComparison.Ordinal)];
}
