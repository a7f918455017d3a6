using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace X80.Contract.Tokens;

/// <summary>
/// A bearer token of the reference backend: <c>x80_</c>, 30 random base62 characters, and 6 of a CRC-32 over those 34
/// (WIRE-7). A mistyped one is recognised without asking a server. It prints as <c>x80_***</c>; <see cref="Reveal"/> is
/// the only way to its text.
/// </summary>
public sealed class X80Token : IEquatable<X80Token>
{
    public const string Prefix = "x80_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 30;
    private const int ChecksumLength = 6;
    private const int Length = 4 + RandomLength + ChecksumLength;

    private static readonly SearchValues<char> Base62 = SearchValues.Create(Alphabet);

    private readonly string text;

    private X80Token(string text) => this.text = text;

    public static X80Token NewRandom()
    {
        var body = Prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength);
        return new X80Token(body + Checksum(body));
    }

    /// <summary>Accepts only a token whose checksum is right.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out X80Token? token)
    {
        token = IsWellFormed(text) ? new X80Token(text) : null;
        return token is not null;
    }

    /// <summary>
    /// Accepts a token of any backend that speaks the contract: of a stranger's only the prefix is required, and that it
    /// is 8 to 512 visible ASCII characters.
    /// </summary>
    public static bool TryParseForeign(string? text, [NotNullWhen(true)] out X80Token? token)
    {
        var accepted = text is { Length: >= 8 and <= 512 } && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.All(c => c is > ' ' and < (char)127);
        token = accepted ? new X80Token(text!) : null;
        return accepted;
    }

    /// <summary>The token itself, for the Authorization header and the secret store alone.</summary>
    public string Reveal() => text;

    public bool Equals(X80Token? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(other.text));

    public override bool Equals(object? obj) => Equals(obj as X80Token);

    public override int GetHashCode() => string.GetHashCode(text, StringComparison.Ordinal);

    public override string ToString() => Prefix + "***";

    private static bool IsWellFormed([NotNullWhen(true)] string? text) =>
        text is { Length: Length }
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Base62) < 0
        && text.EndsWith(Checksum(text[..(4 + RandomLength)]), StringComparison.Ordinal);

    private static string Checksum(string body)
    {
        var value = Crc32.Of(Encoding.ASCII.GetBytes(body));
        Span<char> digits = stackalloc char[ChecksumLength];
        for (var i = ChecksumLength - 1; i >= 0; i--, value /= 62)
        {
            digits[i] = Alphabet[(int)(value % 62)];
        }

        return new string(digits);
    }
}
