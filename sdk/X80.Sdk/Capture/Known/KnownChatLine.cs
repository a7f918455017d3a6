using System.Diagnostics.CodeAnalysis;
using X80.Contract.Ids;

namespace X80.Sdk.Capture.Known;

/// <summary>
/// One remembered fact, as a line: <c>KEY</c> (confirmed), <c>KEY=TAG,TAG</c> (its messages read last), <c>KEY&gt;KEY</c> (the
/// first is the second under another name), <c>KEY!KEY</c> (it is not) or <c>KEY&amp;KEY</c> (the second bears the title of the first and is
/// another chat).
/// </summary>
internal sealed class KnownChatLine
{
    private const char Holds = '=';
    private const char Is = '>';
    private const char IsNot = '!';
    private const char IsBeside = '&';

    private KnownChatLine(ConversationKey key) => Key = key;

    public ConversationKey Key { get; }

    public IReadOnlyList<MessageTag>? Messages { get; private init; }

    public ConversationKey? Before { get; private init; }

    public bool? IsSame { get; private init; }

    public ConversationKey? Twin { get; private init; }

    public static KnownChatLine Confirmed(ConversationKey key) => new(key);

    public static KnownChatLine Seen(ConversationKey key, IReadOnlyList<MessageTag> messages) => new(key) { Messages = messages };

    public static KnownChatLine Answer(ConversationKey now, ConversationKey before, bool isSame) => new(now) { Before = before, IsSame = isSame };

    public static KnownChatLine Apart(ConversationKey first, ConversationKey twin) => new(first) { Twin = twin };

    /// <returns>Whether the text is such a line; one that was cut off is none.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KnownChatLine? line)
    {
        line = null;
        var at = text?.IndexOfAny([Holds, Is, IsNot, IsBeside]) ?? -1;
        if (!ConversationKey.TryParse(at < 0 ? text : text![..at], out var key))
        {
            return false;
        }

        var rest = at < 0 ? "" : text![(at + 1)..];
        line = at < 0 ? Confirmed(key)
            : text![at] == Holds ? MessageTag.TryParseAll(rest, out var messages) ? Seen(key, messages) : null
            : !ConversationKey.TryParse(rest, out var other) ? null
            : text[at] == IsBeside ? Apart(key, other)
            : Answer(key, other, text[at] == Is);
        return line is not null;
    }

    public override string ToString() => this switch
    {
        { Messages: { } messages } => $"{Key}{Holds}{string.Join(MessageTag.Separator, messages)}",
        { Before: { } before, IsSame: { } isSame } => $"{Key}{(isSame ? Is : IsNot)}{before}",
        { Twin: { } twin } => $"{Key}{IsBeside}{twin}",
        _ => Key.Value,
    };
}
