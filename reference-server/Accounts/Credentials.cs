using System.Globalization;
using System.Text;

namespace X80.ReferenceServer.Accounts;

/// <summary>What somebody wants to sign in with, as they typed it.</summary>
internal sealed record Credentials(string? Name, string? Login, string? Password)
{
    private const int LongestLogin = 100;

    public static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= ServerAdmin.MemberNameLength && IsWellFormed(name);

    /// <summary>Names differ by more than case and form, or they are one.</summary>
    public static string Normalize(string? login)
    {
        var text = (login ?? "").Trim();
        return text.Length > LongestLogin || !IsWellFormed(text) ? "" : text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>Everything that is wrong, in words for the person; empty when nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsName(Name))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Your name has 1 to {ServerAdmin.MemberNameLength} characters.");
        }

        if (Normalize(Login) is not { Length: > 0 })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Your e-mail address or sign-in name has 1 to {LongestLogin} characters.");
        }

        if (!PasswordDesk.IsLongEnough(Password))
        {
            yield return PasswordFault;
        }
    }

    public static string PasswordFault { get; } = string.Create(
        CultureInfo.InvariantCulture, $"The password has {PasswordDesk.ShortestPassword} to {PasswordDesk.LongestPassword} characters.");

    public override string ToString() => "credentials";

    /// <summary>No NUL, no control character, no half of a surrogate pair: a database would refuse it, or a page show it as another.</summary>
    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune));
}
