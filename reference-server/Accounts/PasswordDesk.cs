using Microsoft.AspNetCore.Identity;

namespace X80.ReferenceServer.Accounts;

/// <summary>Passwords by ASP.NET's hasher. A few at a time: each costs a processor a good part of a second.</summary>
internal sealed class PasswordDesk(PasswordHasher<AccountRow> hasher) : IDisposable
{
    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;

    /// <summary>OWASP's count for PBKDF2 with SHA-512.</summary>
    public const int Iterations = 210_000;
    private const string NobodysPassword = "the password of nobody";

    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> nobody = new(() => hasher.HashPassword(null!, NobodysPassword));

    public static bool IsLongEnough(string? password) => password is { Length: >= ShortestPassword and <= LongestPassword };

    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return hasher.HashPassword(null!, password);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Takes as long for an account that is not there as for one that is.</summary>
    public async Task<bool> VerifyAsync(AccountRow? account, string? password, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            var given = password is { Length: <= LongestPassword } ? password : "";
            return hasher.VerifyHashedPassword(account!, account?.Password ?? nobody.Value, given) != PasswordVerificationResult.Failed
                && account is not null;
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}
