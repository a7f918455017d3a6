using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts;

/// <summary>Makes accounts: the first administrator's, those of invited people, and a password for whoever came by the console.</summary>
internal sealed class AccountDesk(
    IStore store, WorkspaceInfo workspace, PasswordDesk passwords, SignInDesk signIn, AuditTrail audit, TimeProvider time)
{
    public Task<SignInOutcome> SetUpAsync(string? code, Credentials wanted, string device, CancellationToken cancellationToken)
    {
        var arguments = new { Hash = WebSecret.Hash(code ?? ""), Workspace = workspace.Id, Purpose = OneTimeCodes.SetUp, Now = Now() };
        return AddAsync(
            wanted,
            device,
            "web set-up",
            session => session.Find<CodeRow>("accounts.find_code", arguments) is null
                    || session.Find<long>("accounts.administrators", arguments) > 0
                ? null
                : AccountRole.Administrator,
            session => session.Execute("accounts.spend_code", arguments) == 1,
            cancellationToken);
    }

    public Task<SignInOutcome> JoinAsync(string? invitation, Credentials wanted, string device, CancellationToken cancellationToken)
    {
        var arguments = new { Hash = WebSecret.Hash(invitation ?? ""), Workspace = workspace.Id, Now = Now() };
        return AddAsync(
            wanted,
            device,
            "web join by invitation",
            session => session.Find<InvitationRow>("accounts.find_invitation", arguments)?.Role,
            session => session.Execute("accounts.spend_invitation", arguments) == 1,
            cancellationToken);
    }

    /// <summary>A new password; every other session of the member ends. A member without an account gets one.</summary>
    /// <returns>What is wrong; empty when it is done.</returns>
    public async Task<IReadOnlyList<string>> SetPasswordAsync(WebUser user, string? login, string? password, CancellationToken cancellationToken)
    {
        var faults = new Credentials(user.Name, login, password).Faults().ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var arguments = new
        {
            user.Member.Workspace,
            user.Member.Member,
            Id = user.Session,
            Login = Credentials.Normalize(login),
            Role = AccountRole.Member,
            Password = await passwords.HashAsync(password!, cancellationToken),
        };
        return await store.WriteAsync<IReadOnlyList<string>>(
            StoreRole.AccessOf(user.Member),
            session =>
            {
                if (session.Execute("accounts.set_password", arguments) == 0 && session.Execute("accounts.add", arguments) == 0)
                {
                    return SignInOutcome.LoginTaken.Faults;
                }

                session.Execute("accounts.end_other_sessions", arguments);
                audit.Append(session, user.AsCaller(), new AuditEntry("web password", Allowed: true));
                return [];
            },
            cancellationToken);
    }

    /// <param name="administrator">One who acts for the member.</param>
    /// <param name="role">The member's new role.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why not; null when it is done.</returns>
    public Task<string?> SetRoleAsync(Caller administrator, string role, CancellationToken cancellationToken)
    {
        var arguments = new { administrator.Member.Workspace, administrator.Member.Member, Role = role };
        return store.WriteAsync(
            StoreRole.AccessOf(administrator.Member),
            session =>
            {
                session.Execute("accounts.lock", arguments);
                if (session.Find<AccountRow>("accounts.by_member", arguments) is not { } account)
                {
                    return "This member does not sign in to the web app, and so has no role in it.";
                }

                if (account.Role == AccountRole.Administrator && role != account.Role && session.Find<long>("accounts.administrators", arguments) <= 1)
                {
                    return "The last administrator stays one. Make somebody else an administrator first.";
                }

                session.Execute("accounts.set_role", arguments);
                audit.Append(session, administrator, new AuditEntry("web set a role", Allowed: true) { Counts = $"role={role}" });
                return null;
            },
            cancellationToken);
    }

    public Task<AccountRow?> FindAsync(WebUser user, CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Access, session => session.Find<AccountRow>("accounts.by_member", user.Member), cancellationToken);

    private async Task<SignInOutcome> AddAsync(
        Credentials wanted,
        string device,
        string how,
        Func<StoreSession, string?> roleOf,
        Func<StoreSession, bool> spend,
        CancellationToken cancellationToken)
    {
        // Before the costly hash, and before faults are told: without its code nobody learns or spends anything here.
        if (await store.ReadAsync(StoreRole.Access, roleOf, cancellationToken) is null)
        {
            return SignInOutcome.CodeGone;
        }

        var faults = wanted.Faults().ToList();
        if (faults.Count > 0)
        {
            return SignInOutcome.Refused(faults);
        }

        var member = new MemberScope(workspace.Id, RandomId.New());
        var password = await passwords.HashAsync(wanted.Password!, cancellationToken);
        try
        {
            return await store.WriteAsync(
                StoreRole.AccessOf(member),
                session =>
                {
                    session.Execute("accounts.lock", new { member.Workspace });
                    var role = roleOf(session);
                    if (role is null || !spend(session))
                    {
                        return SignInOutcome.CodeGone;
                    }

                    session.Execute("access.add_member", new { member.Workspace, Id = member.Member, Name = wanted.Name!.Trim(), Now = Now() });
                    var account = new { member.Workspace, member.Member, Login = Credentials.Normalize(wanted.Login), Role = role, Password = password };
                    if (session.Execute("accounts.add", account) == 0)
                    {
                        // The transaction goes whole: the link stays unused and the person chooses another name.
                        throw new LoginTakenException();
                    }

                    return signIn.Start(session, member, device, how);
                },
                cancellationToken);
        }
        catch (LoginTakenException)
        {
            return SignInOutcome.LoginTaken;
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
