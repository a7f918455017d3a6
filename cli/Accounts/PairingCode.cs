using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace X80.Cli.Accounts;

/// <summary>A short code from the web app, which buys one token (<c>POST /api/pair</c>). It prints as <c>pairing code</c>.</summary>
internal sealed class PairingCode
{
    private const int Length = 8;

    // The web app's: without 0 and O, 1, I and L, and U.
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("23456789ABCDEFGHJKMNPQRSTVWXYZ");

    private readonly string letters;

    private PairingCode(string letters) => this.letters = letters;

    /// <summary>As people type it: in small letters, with a space or a dash. One that is mistyped beyond its alphabet is recognised without asking anybody.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out PairingCode? code)
    {
        var letters = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
        code = letters.Length == Length && !letters.AsSpan().ContainsAnyExcept(Alphabet) ? new PairingCode(letters) : null;
        return code is not null;
    }

    /// <summary>The code itself, for the one request that spends it.</summary>
    public string Reveal() => letters;

    public override string ToString() => "pairing code";
}
