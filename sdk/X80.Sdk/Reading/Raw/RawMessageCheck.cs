using System.Globalization;
using System.Text;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Sessions;

namespace X80.Sdk.Reading.Raw;

/// <summary>Turns raw messages into messages, or refuses: what comes out of a page is checked like any other input.</summary>
internal static class RawMessageCheck
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:sszzz"];

    public static IReadOnlyList<CapturedMessage> Check(IReadOnlyList<RawMessage> raw, DateTimeOffset readAt)
    {
        var ids = new HashSet<MessageId>();
        var messages = new List<CapturedMessage>(raw.Count);
        foreach (var message in raw)
        {
            var checkedMessage = Check(message, readAt);
            messages.Add(ids.Add(checkedMessage.Id) ? checkedMessage : throw Refusals.Drift("messageId", "two rows bear one id"));
        }

        return messages;
    }

    /// <summary>How sure the side of each message is. A side that is known has something that tells it, one that is unknown has not.</summary>
    public static IReadOnlyList<DirectionCertainty> Certainties(IReadOnlyList<RawMessage> raw) =>
    [
        .. raw.Select(message => KindWord.TryParse<DirectionCertainty>(message.DirectionCertainty, out var certainty)
            && certainty.IsKnown == (message.Direction != Direction.Unknown.Value)
                ? certainty
                : throw Refusals.Drift("direction", "a side that nothing tells")),
    ];

    private static CapturedMessage Check(RawMessage raw, DateTimeOffset readAt)
    {
        if (!MessageId.TryParse(raw.Id, out var id))
        {
            throw Refusals.Drift("messageId", "a row bears no usable id");
        }

        if (!KindWord.TryParse<MessageKind>(raw.Kind, out var kind)
            || !KindWord.TryParse<Direction>(raw.Direction, out var direction)
            || !KindWord.TryParse<TimeCertainty>(raw.SentAtCertainty, out var certainty))
        {
            throw Refusals.Drift("kinds", "a word is not of the form of a kind");
        }

        var isEmptyText = kind == MessageKind.Text && string.IsNullOrEmpty(raw.Text);
        if (isEmptyText || !Fits(raw.Text) || !Fits(raw.Caption) || !Fits(raw.FileName) || !Fits(raw.Author))
        {
            throw Refusals.Drift("body", isEmptyText ? "a text without a body" : "a text larger than the contract takes");
        }

        return new CapturedMessage
        {
            Id = id,
            SentAt = CheckTime(raw.SentAt, certainty, readAt),
            SentAtCertainty = certainty,
            Author = raw.Author,
            Direction = direction,
            Kind = kind,
            Text = raw.Text,
            Caption = raw.Caption,
            FileName = raw.FileName,
            Edited = raw.Edited,
            Forwarded = raw.Forwarded,
            Truncated = raw.Truncated,
        };
    }

    private static DateTimeOffset? CheckTime(string? text, TimeCertainty certainty, DateTimeOffset readAt)
    {
        var isKnown = certainty == TimeCertainty.Minute || certainty == TimeCertainty.Day;
        if (!isKnown && text is null)
        {
            return null;
        }

        // A day of grace: the page's machine and ours may disagree about midnight, not about tomorrow.
        return isKnown
            && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var sentAt)
            && sentAt <= readAt.AddDays(1)
                ? sentAt
                : throw Refusals.Drift("time", "a time that cannot be");
    }

    private static bool Fits(string? text) => text is null || Encoding.UTF8.GetByteCount(text) <= ContractLimits.Version1.TextBytes;
}
