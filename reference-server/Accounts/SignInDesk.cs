using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts;

/// <summary>Lets people in: by name and password, or by a one-time code from the server's console.</summary>
internal sealed class SignInDesk(
    IStore store, WorkspaceInfo workspace, PasswordDesk passwords, AttemptBook attempts, WebSessions sessions, AuditTrail audit, TimeProvider time)
{
    public async Task<SignInOutcome> SignInAsync(
        string? login, string? password, string address, string device, CancellationToken cancellationToken)
    {
        var name = Credentials.Normalize(login);
        if (await attempts.TakeAsync(cancellationToken, Limits(name, address)) is null)
        {
            return SignInOutcome.Throttled;
        }

        var account = await store.ReadAsync(
            StoreRole.Access, session => session.Find<AccountRow>("accounts.by_login", new { Workspace = workspace.Id, Login = name }), cancellationToken);
        return await passwords.VerifyAsync(account, password, cancellationToken)
            ? await StartAsync(account!, address, device, cancellationToken)
            : SignInOutcome.Wrong;
    }

    /// <summary>The password again, for what asks for it (WIRE-9).</summary>
    /// <returns>Null when it is right; else why not.</returns>
    public async Task<string?> ConfirmAsync(WebUser user, string? password, CancellationToken cancellationToken)
    {
        var account = await store.ReadAsync(
            StoreRole.Access, session => session.Find<AccountRow>("accounts.by_member", user.Member), cancellationToken);
        if (await attempts.TakeAsync(cancellationToken, (AttemptLimit.PasswordAgain, user.Member.Member)) is null)
        {
            return SignInOutcome.Throttled.Faults[0];
        }

        if (!await passwords.VerifyAsync(account, password, cancellationToken))
        {
            return "The password is not right.";
        }

        var arguments = new { user.Member.Workspace, user.Member.Member, Id = user.Session, Now = Now() };
        await store.WriteAsync(
            StoreRole.Access,
            session =>
            {
                attempts.Forgive(session, AttemptLimit.PasswordAgain, user.Member.Member);
                return session.Execute("accounts.confirm_session", arguments);
            },
            cancellationToken);
        return null;
    }

    public async Task<SignInOutcome> SignInByCodeAsync(string? code, string device, CancellationToken cancellationToken)
    {
        var arguments = new { Hash = WebSecret.Hash(code ?? ""), Workspace = workspace.Id, Purpose = OneTimeCodes.SignIn, Now = Now() };
        var member = await store.ReadAsync(StoreRole.Access, session => session.Find<CodeRow>("accounts.find_code", arguments), cancellationToken);
        if (member?.MemberId is null)
        {
            return SignInOutcome.CodeGone;
        }

        var scope = new MemberScope(workspace.Id, member.MemberId);
        return await store.WriteAsync(
            StoreRole.AccessOf(scope),
            session => session.Execute("accounts.spend_code", arguments) == 1
                ? Start(session, scope, device, "web sign-in by a code of the console")
                : SignInOutcome.CodeGone,
            cancellationToken);
    }

    /// <summary>Begins a session inside the transaction that proved who it is.</summary>
    public SignInOutcome Start(StoreSession session, MemberScope member, string device, string how)
    {
        var started = sessions.Start(session, member.Member, device);
        audit.Append(session, new Caller(member, "", $"web:{started.Id}", []), new AuditEntry(how, Allowed: true));
        return SignInOutcome.Started(started);
    }

    private Task<SignInOutcome> StartAsync(AccountRow account, string address, string device, CancellationToken cancellationToken)
    {
        var member = new MemberScope(workspace.Id, account.MemberId);
        return store.WriteAsync(
            StoreRole.AccessOf(member),
            session =>
            {
                // Once more, inside: whoever left, or got another password, in between does not come in.
                if (session.Find<AccountRow>("accounts.by_member", member)?.Password != account.Password)
                {
                    return SignInOutcome.Wrong;
                }

                foreach (var (limit, subject) in Limits(account.Login, address).Where(one => one.Limit != AttemptLimit.PasswordFromAddress))
                {
                    attempts.Forgive(session, limit, subject);
                }

                return Start(session, member, device, "web sign-in");
            },
            cancellationToken);
    }

    /// <summary>What a try at the sign-in page counts against.</summary>
    private static (AttemptLimit Limit, string Subject)[] Limits(string login, string address) =>
    [
        (AttemptLimit.PasswordOfAccountFromAddress, $"{address} {login}"),
        (AttemptLimit.PasswordOfAccount, login),
        (AttemptLimit.PasswordFromAddress, address),
    ];

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
