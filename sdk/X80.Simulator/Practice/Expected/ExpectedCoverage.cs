using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.Simulator.Practice.Expected;

/// <summary>What a right reading says of how much it read.</summary>
internal static class ExpectedCoverage
{
    /// <param name="seen">How many rows the page shows or keeps a place for.</param>
    /// <param name="messages">What a right reading holds.</param>
    public static Coverage Of(int seen, IReadOnlyList<CapturedMessage> messages) => new()
    {
        RowsSeen = seen,
        RowsRead = messages.Count,
        NotRendered = seen - messages.Count,
        Truncated = messages.Count(message => message.Truncated == true),
        UnknownKind = messages.Count(message => message.Kind == MessageKind.Unknown),
        First = messages.Min(message => message.SentAt),
        Last = messages.Max(message => message.SentAt),
    };
}
