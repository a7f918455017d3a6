using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>The act a click paid for.</summary>
[JsonConverter(typeof(KindJsonConverter<ConsentAction>))]
public readonly record struct ConsentAction : IKind<ConsentAction>
{
    private readonly string? value;

    private ConsentAction(string word) => value = word;

    public static ConsentAction Suggest { get; } = new("suggest");
    public static ConsentAction ShareConversation { get; } = new("share-conversation");
    public static ConsentAction Link { get; } = new("link");
    public static ConsentAction Sync { get; } = new("sync");
    public static ConsentAction Share { get; } = new("share");
    public static ConsentAction Create { get; } = new("create");
    public static ConsentAction Edit { get; } = new("edit");
    public static ConsentAction Activity { get; } = new("activity");

    public string Value => value ?? throw new InvalidOperationException("This ConsentAction was never set.");

    static ConsentAction IKind<ConsentAction>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static ConsentAction Parse(string word) => KindWord.Parse<ConsentAction>(word);

    public override string ToString() => value ?? "(none)";
}
