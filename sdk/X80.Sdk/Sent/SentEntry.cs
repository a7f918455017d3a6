using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Sdk.Sent;

/// <summary>One thing that this machine sent (HUMAN-9): no content, and no hash of any.</summary>
public sealed record SentEntry
{
    /// <summary>The answer of an entry whose request was made and of whose answer nothing is known.</summary>
    public const string Unanswered = "unanswered";

    public const string Done = "done";

    /// <summary>The acts that take away: they carry no consent, and stand in the ledger all the same.</summary>
    public static ConsentAction MakePrivate { get; } = ConsentAction.Parse("make-private");

    public static ConsentAction Unlink { get; } = ConsentAction.Parse("unlink");

    public static ConsentAction TakeBack { get; } = ConsentAction.Parse("take-back");

    public static ConsentAction Withdraw { get; } = ConsentAction.Parse("withdraw");

    public required DateTimeOffset At { get; init; }

    /// <summary>A consent's act, such as <c>suggest</c> (a name and number alone) or <c>sync</c>, or one that takes away.</summary>
    public required ConsentAction Act { get; init; }

    public required ChannelKind Channel { get; init; }

    public required ConversationId ConversationId { get; init; }

    /// <summary>The chat's name as the page showed it; null where it cannot be decrypted any more.</summary>
    public string? Chat { get; init; }

    public required int Messages { get; init; }

    public required ClickId ClickId { get; init; }

    /// <summary><see cref="Done"/>, <see cref="Unanswered"/>, or the stable word of the failure.</summary>
    public required string Answer { get; init; }

    public override string ToString() => $"{Act} of {Messages} messages: {Answer}";
}
