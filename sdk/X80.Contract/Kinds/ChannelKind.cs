using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Kinds;

/// <summary>The messaging service a chat was read from. The server knows none by name.</summary>
[JsonConverter(typeof(KindJsonConverter<ChannelKind>))]
public readonly record struct ChannelKind : IKind<ChannelKind>
{
    private readonly string? value;

    private ChannelKind(string word) => value = word;

    public static ChannelKind WhatsApp { get; } = new("whatsapp");
    public static ChannelKind LinkedIn { get; } = new("linkedin");

    public string Value => value ?? throw new InvalidOperationException("This ChannelKind was never set.");

    static ChannelKind IKind<ChannelKind>.FromValidated(string word) => new(word);

    /// <exception cref="FormatException">The word is not of the form of a kind.</exception>
    public static ChannelKind Parse(string word) => KindWord.Parse<ChannelKind>(word);

    public override string ToString() => value ?? "(none)";
}
