using System.Diagnostics.CodeAnalysis;

namespace X80.Contract.Kinds;

/// <summary>The one grammar of all kinds: <c>[a-z0-9][a-z0-9._-]{0,31}</c>.</summary>
public static class KindWord
{
    public const int MaxLength = 32;

    public static bool IsValid([NotNullWhen(true)] string? word)
    {
        if (word is null || word.Length is 0 or > MaxLength || !char.IsAsciiLetterLower(word[0]) && !char.IsAsciiDigit(word[0]))
        {
            return false;
        }

        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    public static bool TryParse<TKind>(string? word, out TKind kind) where TKind : struct, IKind<TKind>
    {
        kind = IsValid(word) ? TKind.FromValidated(word) : default;
        return IsValid(word);
    }

    /// <exception cref="FormatException">The word is not of the form; the message does not repeat it.</exception>
    public static TKind Parse<TKind>(string? word) where TKind : struct, IKind<TKind> =>
        TryParse<TKind>(word, out var kind)
            ? kind
            : throw new FormatException(
                $"A {typeof(TKind).Name} is 1 to {MaxLength} characters of a-z, 0-9, '.', '_' and '-', and starts with a letter or digit.");
}
