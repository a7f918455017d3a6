using System.Buffers;
using System.Text;

namespace X80.Sdk.Guarding;

/// <summary>
/// The mailto part of <see cref="ExternalAddress"/>: one recipient, and no field but a subject and a body. Mail programs have
/// attached files and added recipients for fields that a page wrote, so every other field is refused.
/// </summary>
internal static class MailAddress
{
    private const int MaxLocalLength = 64;

    private const string Subject = "subject";

    private const string Body = "body";

    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-");

    /// <param name="rest">What follows <c>mailto:</c>.</param>
    /// <param name="buffer">Room for the longest host.</param>
    /// <param name="made">Where the canonical form goes; null to judge alone.</param>
    public static string Judge(ReadOnlySpan<char> rest, Span<char> buffer, StringBuilder? made)
    {
        var question = rest.IndexOf('?');
        return IsAddress(question < 0 ? rest : rest[..question], buffer, made) && (question < 0 || AreFields(rest[(question + 1)..], made))
            ? GuardReasons.ExternalLink
            : GuardReasons.MailNotAllowed;
    }

    private static bool IsAddress(ReadOnlySpan<char> address, Span<char> buffer, StringBuilder? made)
    {
        var at = address.IndexOf('@');
        if (at is <= 0 or > MaxLocalLength || address[..at].ContainsAnyExcept(LocalCharacters) || !char.IsAsciiLetterOrDigit(address[0]))
        {
            return false;
        }

        // Of ASCII alone: the Kelvin sign, lower-cased, would be a k of another firm's name.
        if (Ascii.ToLower(address[(at + 1)..], buffer, out var length) != OperationStatus.Done
            || !HostName.IsCanonical(buffer[..length]) || !HostName.IsPublic(buffer[..length]))
        {
            return false;
        }

        made?.Append("mailto:").Append(address[..at]).Append('@').Append(buffer[..length]);
        return true;
    }

    private static bool AreFields(ReadOnlySpan<char> query, StringBuilder? made)
    {
        ReadOnlySpan<char> subject = default;
        ReadOnlySpan<char> body = default;
        foreach (var range in query.Split('&'))
        {
            var field = query[range];
            if (subject.IsEmpty && Is(field, Subject, lineBreaks: false))
            {
                subject = field;
                made?.Append("?subject=").Append(field[(Subject.Length + 1)..]);
            }
            else if (body.IsEmpty && Is(field, Body, lineBreaks: true))
            {
                body = field;
            }
            else
            {
                return false;
            }
        }

        if (!body.IsEmpty)
        {
            made?.Append(subject.IsEmpty ? '?' : '&').Append("body=").Append(body[(Body.Length + 1)..]);
        }

        return true;
    }

    private static bool Is(ReadOnlySpan<char> field, string name, bool lineBreaks) =>
        field.Length > name.Length && field[name.Length] == '=' && Ascii.EqualsIgnoreCase(field[..name.Length], name)
        && PercentText.IsPlain(field[(name.Length + 1)..], lineBreaks, out _);
}
