using System.Collections.Frozen;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>Domains of companies; those at which anybody can have an address say nothing.</summary>
internal static class DomainNames
{
    private static readonly FrozenSet<string> Anybodys = new[]
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com", "gmx.de", "gmx.net", "web.de",
        "proton.me", "protonmail.com", "mail.ru", "yandex.ru", "qq.com", "163.com", "aol.com", "t-online.de", "uol.com.br", "bol.com.br", "orange.fr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null for a domain at which anybody can have an address.</returns>
    public static string? OfMail(string email)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return Anybodys.Contains(domain) ? null : domain;
    }

    public static bool AreOne(string one, string other) => Bare(one) == Bare(other);

    /// <returns>The words by which the company of a record is known from its domains: <c>nordlicht</c> of <c>nordlicht.example</c>.</returns>
    public static IReadOnlyList<NameWord> LabelsOf(MatchCandidate candidate) =>
        [.. candidate.Domains.Concat(candidate.Emails.Select(OfMail).OfType<string>())
            .Select(domain => Bare(domain).Split('.')[0])
            .Where(label => label.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(label => new NameWord(label))];

    private static string Bare(string domain)
    {
        var bare = domain.Trim().ToLowerInvariant();
        bare = bare[(bare.LastIndexOf('/') + 1)..];
        return bare.StartsWith("www.", StringComparison.Ordinal) ? bare[4..] : bare;
    }
}
