using X80.ReferenceServer.Accounts.Codes;

namespace X80.ReferenceServer.Accounts;

/// <summary>Accounts, sessions and codes of the web app.</summary>
internal static class AccountServices
{
    public static void AddX80Accounts(this IServiceCollection services)
    {
        services.AddSingleton<PasswordDesk>();
        services.AddSingleton<AttemptBook>();
        services.AddSingleton<WebSessions>();
        services.AddSingleton<OneTimeCodes>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<PairingCodes>();
        services.AddSingleton<WebTokens>();
        services.AddSingleton<WebWrites>();
        services.AddSingleton<MemberExit>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<AccountDesk>();
    }
}
