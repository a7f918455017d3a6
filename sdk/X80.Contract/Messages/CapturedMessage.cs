using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Messages;

/// <summary>
/// One message of a chat as the page shows it. Content: its text form never prints more than id and kind, so that a
/// log line cannot leak what somebody wrote.
/// </summary>
public sealed class CapturedMessage
{
    public required MessageId Id { get; init; }

    /// <summary>To the minute, with the offset of the reader's browser; absent unless the certainty is minute or day.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public required TimeCertainty SentAtCertainty { get; init; }

    public string? Author { get; init; }

    public required Direction Direction { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>The body as the person sees it, line breaks as <c>\n</c>; at most 64 KiB of UTF-8.</summary>
    public string? Text { get; init; }

    public string? Caption { get; init; }

    public string? FileName { get; init; }

    /// <summary>The id of the message this one answers; never its text.</summary>
    public MessageId? ReplyTo { get; init; }

    public bool? Edited { get; init; }

    public bool? Forwarded { get; init; }

    /// <summary>True where the page shows only a part of the text.</summary>
    public bool? Truncated { get; init; }

    public override string ToString() => $"message {Id} ({Kind})";
}
