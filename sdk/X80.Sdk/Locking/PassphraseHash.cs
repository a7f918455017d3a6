using System.Security.Cryptography;
using System.Text;

namespace X80.Sdk.Locking;

/// <summary>A passphrase as it is kept: PBKDF2 with SHA-256, salted.</summary>
internal sealed record PassphraseHash(byte[] Salt, int Iterations, byte[] Hash)
{
    // OWASP's number for PBKDF2 with SHA-256; some tenths of a second.
    private const int DefaultIterations = 600_000;

    private const int Length = 32;

    public static PassphraseHash Of(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new(salt, DefaultIterations, Derive(passphrase, salt, DefaultIterations));
    }

    public bool Fits(string passphrase) => CryptographicOperations.FixedTimeEquals(Derive(passphrase, Salt, Iterations), Hash);

    public override string ToString() => "passphrase hash";

    private static byte[] Derive(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize()), salt, iterations, HashAlgorithmName.SHA256, Length);
}
