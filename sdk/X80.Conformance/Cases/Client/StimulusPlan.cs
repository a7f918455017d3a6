using System.Globalization;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client;

/// <summary>The stimuli of a run, in an order drawn from the seed.</summary>
internal sealed class StimulusPlan
{
    private static readonly string[] Lines =
    [
        "Are we still on for {0}?", "The train is {0} minutes late", "Room {0} is free now", "I counted {0} pages", "See you at gate {0}", "Order {0} has arrived",
    ];

    private readonly Random random;
    private readonly IReadOnlyList<string> chats;
    private int number;

    /// <param name="seed">The same seed gives the same stimuli.</param>
    /// <param name="chats">Ids of the practice page's chats.</param>
    /// <param name="count">How many in all; half idle, a tenth synthetic, the rest busy.</param>
    public StimulusPlan(int seed, IReadOnlyList<string> chats, int count)
    {
        (random, this.chats) = (new Random(seed), chats);
        var idle = count / 2;
        var synthetic = count / 10;
        Idle = Draw(idle, (StimulusKind.Incoming, 10), (StimulusKind.TimePasses, 3), (StimulusKind.Visibility, 1));
        Busy = Draw(
            count - idle - synthetic, (StimulusKind.OpenChat, 3), (StimulusKind.Hover, 4), (StimulusKind.Scroll, 4), (StimulusKind.Focus, 2),
            (StimulusKind.Type, 2), (StimulusKind.Incoming, 5));
        Synthetic = Draw(synthetic, (StimulusKind.SyntheticClick, 2), (StimulusKind.SyntheticKey, 1), (StimulusKind.SyntheticPageClick, 1));
    }

    public IReadOnlyList<Stimulus> Idle { get; }

    public IReadOnlyList<Stimulus> Busy { get; }

    public IReadOnlyList<Stimulus> Synthetic { get; }

    /// <summary>Every kind occurs by its weight, so that a small plan holds each, too.</summary>
    private Stimulus[] Draw(int count, params (StimulusKind Kind, int Weight)[] kinds)
    {
        var round = kinds.SelectMany(kind => Enumerable.Repeat(kind.Kind, kind.Weight)).ToArray();
        var drawn = Enumerable.Range(0, count).Select(at => Make(round[at % round.Length])).ToArray();
        random.Shuffle(drawn);
        return drawn;
    }

    private Stimulus Make(StimulusKind kind)
    {
        var line = Lines[random.Next(Lines.Length)];
        return new Stimulus(
            kind, chats[random.Next(chats.Count)], string.Format(CultureInfo.InvariantCulture, line, 1000 + number++), random.Next(1000));
    }
}
