using X80.Contract.Ids;

namespace X80.Sdk.Reading.Raw;

/// <summary>What a visible title proves.</summary>
internal static class IdentityEvidence
{
    private const int ShortestNumber = 7;
    private const int LongestNumber = 15;
    private const int LongestChannelId = 100;

    public static ChatIdentity From(string title, string? channelId, IReadOnlyList<MessageId> messageIds)
    {
        var phone = PhoneIn(title);
        return new ChatIdentity
        {
            Title = title.Normalize(),
            Phone = phone,
            ChannelId = channelId is null || IsChannelId(channelId) ? channelId : throw Refusals.Drift("messageId", "a chat's id of another form"),
            Strength = phone is null && channelId is null ? IdentityStrength.Weak : IdentityStrength.Strong,
            MessageIds = messageIds,
        };
    }

    private static bool IsChannelId(string id) =>
        id.Length <= LongestChannelId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '-');

    /// <returns>E.164 where the title is nothing but a number that starts with <c>+</c>; a number without one may be a LID and proves nothing.</returns>
    public static string? PhoneIn(string title)
    {
        if (!title.StartsWith('+') || title.Skip(1).Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '\u00a0' or '\u202f' or '-' or '(' or ')')))
        {
            return null;
        }

        var digits = string.Concat(title.Where(char.IsAsciiDigit));
        return digits.Length is >= ShortestNumber and <= LongestNumber && digits[0] != '0' ? "+" + digits : null;
    }
}
