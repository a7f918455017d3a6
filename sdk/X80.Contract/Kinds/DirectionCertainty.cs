using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>
/// How sure the side of a message is, which its <see cref="Direction"/> alone does not tell. It stands in readings and fixtures
/// and is never sent.
/// </summary>
[JsonConverter(typeof(KindJsonConverter<DirectionCertainty>))]
public readonly record struct DirectionCertainty : IKind<DirectionCertainty>
{
    private readonly string? value;

    private DirectionCertainty(string word) => value = word;

    /// <summary>The row bears a mark of its side itself, and nothing contradicts it.</summary>
    public static DirectionCertainty Marked { get; } = new("marked");

    /// <summary>The row bears a label or a name that only marked rows of one side bear.</summary>
    public static DirectionCertainty Learned { get; } = new("learned");

    /// <summary>The row goes on with a run of the other side, and bears nothing of its own.</summary>
    public static DirectionCertainty Run { get; } = new("run");

    /// <summary>What the row bears tells both sides: unknown.</summary>
    public static DirectionCertainty Contradicted { get; } = new("contradicted");

    /// <summary>Nothing tells it: unknown.</summary>
    public static DirectionCertainty None { get; } = new("none");

    public string Value => value ?? throw new InvalidOperationException("This DirectionCertainty was never set.");

    /// <summary>Whether something tells the side.</summary>
    public bool IsKnown => this == Marked || this == Learned || this == Run;

    static DirectionCertainty IKind<DirectionCertainty>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static DirectionCertainty Parse(string word) => KindWord.Parse<DirectionCertainty>(word);

    public override string ToString() => value ?? "(none)";
}
