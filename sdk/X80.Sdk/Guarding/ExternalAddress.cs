using System.Diagnostics.CodeAnalysis;

namespace X80.Sdk.Guarding;

/// <summary>Makes the one canonical string that may be handed to a program outside the shell (GUARD-3).</summary>
public static class ExternalAddress
{
    /// <summary>Whether the address is one that a person's default program may get, whoever asks and whatever the channel.</summary>
    /// <param name="url">An address as the page or browser gives it.</param>
    /// <param name="canonical">The string to hand over, re-made from the parts that were understood.</param>
    public static bool TryCanonicalise(string? url, [NotNullWhen(true)] out string? canonical)
    {
        Judge(url ?? "", out canonical);
        return canonical is not null;
    }

    /// <returns>A word of <see cref="GuardReasons"/>; <paramref name="canonical"/> is null when it says why not.</returns>
    internal static string Judge(string url, out string? canonical)
    {
        canonical = null;
        if (url.Length > CanonicalHttps.MaxLength)
        {
            return GuardReasons.TooLong;
        }

        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : url[..colon].ToLowerInvariant();
        var rest = url.AsSpan(colon + 1);
        return scheme switch
        {
            "https" or "http" => WebAddress.Judge(scheme, rest, out canonical),
            "mailto" => MailAddress.Judge(rest, out canonical),
            "tel" => PhoneAddress.JudgeCall(rest, out canonical),
            "sms" => PhoneAddress.JudgeText(rest, out canonical),
            _ => GuardReasons.SchemeNotAllowed,
        };
    }
}
