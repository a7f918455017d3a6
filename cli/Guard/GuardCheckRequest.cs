using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Cli.Guard;

/// <summary>What <c>x80 guard check</c> was asked.</summary>
/// <param name="Channel">Whose hosts count.</param>
/// <param name="Context">What wants to reach the addresses.</param>
/// <param name="Gesture">Whether a person's click led there.</param>
/// <param name="Urls">The addresses; a single <c>-</c> reads them from stdin.</param>
/// <param name="Json">Whether each answer is a JSON line.</param>
internal sealed record GuardCheckRequest(Channel Channel, GuardContext Context, bool Gesture, IReadOnlyList<string> Urls, bool Json)
{
    public bool FromInput => Urls is ["-"];
}
