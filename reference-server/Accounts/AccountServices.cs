using Microsoft.AspNetCore.Identity;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Holdings;

namespace X80.ReferenceServer.Accounts;

/// <summary>Accounts, sessions and codes of the web app.</summary>
internal static class AccountServices
{
    public static void AddX80Accounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordDesk.Iterations);
        services.AddSingleton<PasswordHasher<AccountRow>>();
        services.AddSingleton<PasswordDesk>();
        services.AddSingleton<AttemptBook>();
        services.AddSingleton<WebSessions>();
        services.AddSingleton<OneTimeCodes>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<PairingCodes>();
        services.AddSingleton<WebTokens>();
        services.AddSingleton<WebWrites>();
        services.AddSingleton<MemberExit>();
        services.AddSingleton<RecordHoldings>();
        services.AddHostedService<ExitFinisher>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<AccountDesk>();
    }
}
