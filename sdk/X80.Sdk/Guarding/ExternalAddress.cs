using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace X80.Sdk.Guarding;

/// <summary>Makes the one canonical string that may be handed to a program outside the shell (GUARD-3).</summary>
public static class ExternalAddress
{
    /// <summary>Whether the address is one that a person's default program may get, whoever asks and whatever the channel.</summary>
    /// <param name="url">An address as the page or browser gives it.</param>
    /// <param name="canonical">The string to hand over, re-made from the parts that were understood.</param>
    public static bool TryCanonicalise(string? url, [NotNullWhen(true)] out string? canonical)
    {
        var made = new StringBuilder();
        var reason = Judge(url ?? "", stackalloc char[HostName.MaxLength], out _, made);
        canonical = reason == GuardReasons.ExternalLink ? made.ToString() : null;
        return canonical is not null;
    }

    /// <param name="url">An address as the page or browser gives it.</param>
    /// <param name="buffer">Room for the longest host.</param>
    /// <param name="host">The host of a web address, in the buffer; empty for the other schemes, and where it is refused.</param>
    /// <param name="made">Where the canonical form goes; null to judge alone, which allocates nothing. Rubbish if it is refused.</param>
    /// <returns><see cref="GuardReasons.ExternalLink"/>, or the word that says why not.</returns>
    internal static string Judge(ReadOnlySpan<char> url, Span<char> buffer, out ReadOnlySpan<char> host, StringBuilder? made = null)
    {
        host = default;
        if (url.Length > CanonicalHttps.MaxLength)
        {
            return GuardReasons.TooLong;
        }

        var colon = url.IndexOf(':');
        var scheme = url[..Math.Max(colon, 0)];
        var rest = url[(colon + 1)..];
        return Is(scheme, "https") ? WebAddress.Judge("https", rest, buffer, out host, made)
            : Is(scheme, "http") ? WebAddress.Judge("http", rest, buffer, out host, made)
            : Is(scheme, "mailto") ? MailAddress.Judge(rest, buffer, made)
            : Is(scheme, "tel") ? PhoneAddress.JudgeCall(rest, made)
            : Is(scheme, "sms") ? PhoneAddress.JudgeText(rest, made)
            : GuardReasons.SchemeNotAllowed;
    }

    // Of ASCII alone: other letters that are lower-cased to ASCII ones, such as the Kelvin sign, are no part of a scheme.
    private static bool Is(ReadOnlySpan<char> word, string expected) => Ascii.EqualsIgnoreCase(word, expected);
}
