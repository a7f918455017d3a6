using System.Buffers;

namespace X80.Sdk.Guarding;

/// <summary>
/// The mailto part of <see cref="ExternalAddress"/>: one recipient, and no field but a subject and a body. Mail programs have
/// attached files and added recipients for fields that a page wrote, so every other field is refused.
/// </summary>
internal static class MailAddress
{
    private const int MaxLocalLength = 64;

    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-");

    /// <param name="rest">What follows <c>mailto:</c>.</param>
    /// <param name="canonical">The string to hand over; null when it is refused.</param>
    public static string Judge(ReadOnlySpan<char> rest, out string? canonical)
    {
        canonical = null;
        var question = rest.IndexOf('?');
        var address = question < 0 ? rest : rest[..question];
        if (!TryReadAddress(address, out var recipient))
        {
            return GuardReasons.MailNotAllowed;
        }

        var fields = "";
        if (question >= 0 && !TryReadFields(rest[(question + 1)..], out fields))
        {
            return GuardReasons.MailNotAllowed;
        }

        canonical = $"mailto:{recipient}{fields}";
        return GuardReasons.ExternalLink;
    }

    private static bool TryReadAddress(ReadOnlySpan<char> address, out string recipient)
    {
        recipient = "";
        var at = address.IndexOf('@');
        if (at is <= 0 or > MaxLocalLength || address[..at].ContainsAnyExcept(LocalCharacters) || !char.IsAsciiLetterOrDigit(address[0]))
        {
            return false;
        }

        var domain = address[(at + 1)..].ToString().ToLowerInvariant();
        if (!HostName.IsCanonical(domain) || !HostName.IsPublic(domain))
        {
            return false;
        }

        recipient = $"{address[..at]}@{domain}";
        return true;
    }

    private static bool TryReadFields(ReadOnlySpan<char> query, out string fields)
    {
        fields = "";
        string? subject = null;
        string? body = null;
        foreach (var range in query.Split('&'))
        {
            var field = query[range];
            var equals = field.IndexOf('=');
            var name = equals < 0 ? "" : field[..equals].ToString().ToLowerInvariant();
            var value = field[(equals + 1)..];
            if (name == "subject" && subject is null && PercentText.IsPlain(value, lineBreaks: false, out _))
            {
                subject = $"subject={value}";
            }
            else if (name == "body" && body is null && PercentText.IsPlain(value, lineBreaks: true, out _))
            {
                body = $"body={value}";
            }
            else
            {
                return false;
            }
        }

        fields = "?" + string.Join('&', new[] { subject, body }.Where(part => part is not null));
        return true;
    }
}
