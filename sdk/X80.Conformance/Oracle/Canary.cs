using System.Security.Cryptography;
using System.Text;

namespace X80.Conformance.Oracle;

/// <summary>
/// A text that occurs nowhere else: four made-up names of 80 random bits together, with accents so that a change of
/// normal form or case shows. It reads like people's names, so a server cannot know it for a test.
/// </summary>
/// <remarks>Always fresh, also under the same seed: what an earlier run left behind must not be found by this one.</remarks>
public sealed class Canary
{
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u"];
    private static readonly string[] Accented = ["á", "é", "ï", "ö", "ü"];
    private const string Consonants = "bcdfghjklmnprstvwxyz";

    /// <summary>The end of the role of a text that an ordinary, allowed sync carries.</summary>
    internal const string AllowedSync = "allowed sync";

    /// <summary>Whether an ordinary, allowed sync carries it.</summary>
    internal bool IsSync => Role.EndsWith(AllowedSync, StringComparison.Ordinal);

    private Canary(string role, string text) => (Role, Text) = (role, text);

    /// <summary>What it stands for, such as <c>attack: second message</c>.</summary>
    public string Role { get; }

    public string Text { get; }

    /// <summary>The same as one word of plain letters, for places that take no other.</summary>
    public string Word => string.Concat(Text.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter));

    public static Canary New(string role) => new(role, string.Join(' ', Name(accent: true), Name(), Name(accent: true), Name()));

    /// <summary>A text that somebody else planted, such as the practice page.</summary>
    internal static Canary Of(string role, string text) => new(role, text);

    public override string ToString() => $"{Role} ({Text})";

    private static string Name(bool accent = false)
    {
        var word = Syllable(Vowels) + Syllable(accent ? Accented : Vowels) + Syllable(Vowels);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string Syllable(string[] vowels) =>
        Consonants[RandomNumberGenerator.GetInt32(Consonants.Length)] + vowels[RandomNumberGenerator.GetInt32(vowels.Length)];
}
