using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.Simulator.Practice;

/// <summary>One chat of the practice page, and what a right reading of it is. Made from the source conversation, never by a reader.</summary>
/// <param name="Id">Names the chat in the page's list: its row bears <c>data-practice-chat</c> with it.</param>
/// <param name="Title">The visible title.</param>
/// <param name="Phone">E.164 where the title is a number, else null.</param>
/// <param name="Messages">The expected messages, in page order.</param>
/// <param name="Coverage">The expected coverage.</param>
public sealed record PracticeChat(
    string Id, string Title, string? Phone, IReadOnlyList<CapturedMessage> Messages, Coverage Coverage)
{
    /// <summary>How sure each message's side is, in the order of <see cref="Messages"/>.</summary>
    public IReadOnlyList<DirectionCertainty> DirectionCertainties { get; init; } = [];

    /// <summary>The channel's own id of the chat, where the page shows it.</summary>
    public string? ChannelId { get; init; }

    /// <summary>How a reading calls the page's state.</summary>
    public string Flavour { get; init; } = "";

    public override string ToString() => $"practice chat {Id} ({Messages.Count} messages)";
}
