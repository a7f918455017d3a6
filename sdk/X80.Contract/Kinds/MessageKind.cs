using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>What sort of message a row is. More may come; an unknown one is shown as its word.</summary>
[JsonConverter(typeof(KindJsonConverter<MessageKind>))]
public readonly record struct MessageKind : IKind<MessageKind>
{
    private readonly string? value;

    private MessageKind(string word) => value = word;

    public static MessageKind Text { get; } = new("text");
    public static MessageKind Image { get; } = new("image");
    public static MessageKind Video { get; } = new("video");
    public static MessageKind Gif { get; } = new("gif");
    public static MessageKind Voice { get; } = new("voice");
    public static MessageKind Audio { get; } = new("audio");
    public static MessageKind Document { get; } = new("document");
    public static MessageKind Sticker { get; } = new("sticker");
    public static MessageKind Location { get; } = new("location");
    public static MessageKind Contact { get; } = new("contact");
    public static MessageKind Poll { get; } = new("poll");
    public static MessageKind Call { get; } = new("call");
    public static MessageKind Deleted { get; } = new("deleted");
    public static MessageKind Event { get; } = new("event");
    public static MessageKind Unknown { get; } = new("unknown");

    public string Value => value ?? throw new InvalidOperationException("This MessageKind was never set.");

    static MessageKind IKind<MessageKind>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static MessageKind Parse(string word) => KindWord.Parse<MessageKind>(word);

    public override string ToString() => value ?? "(none)";
}
