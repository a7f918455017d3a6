using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Contract.Sessions;
using X80.Contract.Tokens;
using X80.Sdk.Client;
using X80.Sdk.Tokens;

namespace X80.Cli.Accounts;

/// <summary>Logs a person in and out on this machine, and says who they are.</summary>
internal sealed class AccountDesk(Consoles consoles, TimeProvider time, AccessFinder access, Func<PersonalFolder, CancellationToken, Task<ISecretStore?>> findSecrets)
{
    public const string PlainWarning =
        "The token lies in a PLAIN FILE, which your account alone can read: this session has no secret store that works. Whoever copies the file has the token.";

    private const string Question = "The code from the backend's web app (Tokens, Make a code), or a token:";

    /// <summary>Takes a pairing code or a token, asks the backend whose it is, and only then keeps it.</summary>
    /// <exception cref="CliException">It is neither, the backend does not take it, or there is nowhere safe to keep it.</exception>
    public async Task<int> LogInAsync(LoginRequest request, CancellationToken cancellationToken)
    {
        AccessFinder.Check(request.Backend);
        var secrets = await SecretsAsync(request, cancellationToken);
        var token = await TokenForAsync(request.Backend, await ReadSecretAsync(cancellationToken), cancellationToken);
        var session = await AskAsync(new Login(request.Backend, token), cancellationToken);
        var place = await new LoginBook(request.Folder, secrets).KeepAsync(request.Profile, new Login(request.Backend, token), cancellationToken);
        if (place == LoginPlaces.File)
        {
            consoles.Warn(PlainWarning);
        }

        await ShowAsync(session, new KeptLogin(new Login(request.Backend, token), place), request.Profile, request.Json, cancellationToken);
        return ExitCode.Done;
    }

    public async Task<int> LogOutAsync(PersonalFolder folder, string profile, bool json, CancellationToken cancellationToken)
    {
        var wasThere = Directory.Exists(folder.Root)
            && await new LoginBook(folder, await findSecrets(folder, cancellationToken)).ForgetAsync(profile, cancellationToken);
        consoles.Say(wasThere
            ? "The token is forgotten on this machine. It is still valid: revoke it in the backend's web app if it should not be."
            : $"Nobody was logged in under the profile {profile}.");
        await consoles.AnswerAsync(json, new LogoutAnswer(profile, wasThere), CliJson.Default.LogoutAnswer, cancellationToken);
        return ExitCode.Done;
    }

    /// <exception cref="CliException">There is no token, or the backend does not take it.</exception>
    public async Task<int> SayWhoAsync(PersonalFolder folder, string profile, Uri? backend, bool json, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(folder, profile, backend, cancellationToken);
        AccessFinder.Check(found.Login.Backend);
        await ShowAsync(await AskAsync(found.Login, cancellationToken), found, profile, json, cancellationToken);
        return ExitCode.Done;
    }

    private async Task<ISecretStore?> SecretsAsync(LoginRequest request, CancellationToken cancellationToken)
    {
        // The store keeps marks of its secrets there.
        request.Folder.Ensure();
        return await findSecrets(request.Folder, cancellationToken) is { } secrets ? secrets
            : request.AllowPlainFile ? null
            : throw CliException.Failed(
                "The token was not kept.", "This session has no secret store that works (Keychain, DPAPI, or a keyring on the session's bus).",
                $"Log in from your desktop session, set {EnvironmentTokenSource.Variable} for one run, or accept a plain file with --insecure-storage.");
    }

    // Typed unseen, or from stdin: what stands on a command line is read by every program of this machine, and kept by the shell.
    private async Task<string?> ReadSecretAsync(CancellationToken cancellationToken)
    {
        if (consoles.AskHidden is { } ask)
        {
            consoles.Say("Nothing of what you type is shown.");
            return (await ask(Question, cancellationToken)).Trim();
        }

        consoles.Say("Waiting for a pairing code or a token on stdin, one line.");
        using var input = new StreamReader(consoles.Input());
        return (await new LineFeedReader(input).ReadAsync(cancellationToken))?.Trim();
    }

    private async Task<X80Token> TokenForAsync(Uri backend, string? secret, CancellationToken cancellationToken)
    {
        if (X80Token.TryParseForeign(secret, out var token))
        {
            if (!X80Token.TryParse(secret, out _))
            {
                // Known before anybody is asked, and no reason not to ask: another maker's tokens may have no such letters.
                consoles.Warn("The token's check letters are not right, as after a mistyped or cut one. The backend is asked all the same.");
            }

            return token;
        }

        if (!PairingCode.TryParse(secret, out var code))
        {
            throw CliException.Usage(
                "That is neither a code nor a token.", "A code has eight letters and digits, without 0, O, 1, I, L and U; a token is one line that begins with x80_, without spaces.",
                "Copy it from the backend's web app again.");
        }

        consoles.Say("Asking the backend for a token.");
        return await PairingClient.SpendAsync(backend, code, cancellationToken);
    }

    private async Task<SessionInfo> AskAsync(Login login, CancellationToken cancellationToken)
    {
        var read = await CaptureClient.Create(login.Backend, login.Token, time).GetSessionAsync(cancellationToken);
        return read.Value ?? throw Refused(login, read.Reason ?? UnavailableReason.NotServed);
    }

    private static CliException Refused(Login login, UnavailableReason reason) => reason switch
    {
        UnavailableReason.TokenRefused or UnavailableReason.Forbidden => new(
            ExitCode.CheckFailed, "The backend does not take this token.",
            X80Token.TryParse(login.Token.Reveal(), out _) ? "It is unknown there, expired or revoked." : "Its check letters are not right: it was mistyped or cut.",
            "Make a new one in the backend's web app."),
        UnavailableReason.Unreachable or UnavailableReason.TimedOut => CliException.Failed(
            "The backend could not be reached.", "No connection could be made, or it did not answer.", "Check its address and that it runs."),
        UnavailableReason.NotServed or UnavailableReason.Malformed => CliException.Failed(
            "That is no backend of X80.", "What answers there does not speak the contract.", "Check its address."),
        _ => CliException.Failed("The backend does not say whose token it is.", "It is busy, or it failed.", "Try again in a while."),
    };

    private async Task ShowAsync(SessionInfo session, KeptLogin found, string profile, bool json, CancellationToken cancellationToken)
    {
        var answer = new AccountAnswer(
            found.Place == LoginPlaces.Environment ? null : profile, found.Login.Backend.AbsoluteUri, found.Place, session.Workspace.Name, session.Member.Name,
            session.Crm.DisplayName, session.Crm.Host, [.. session.Scopes.Select(scope => scope.Value)]);
        if (json)
        {
            await consoles.AnswerAsync(json, answer, CliJson.Default.AccountAnswer, cancellationToken);
            return;
        }

        foreach (var (label, value) in new[]
        {
            ("member", answer.Member), ("workspace", answer.Workspace), ("backend", answer.Backend), ("crm", answer.CrmHost is { } host ? $"{answer.Crm} ({host})" : answer.Crm),
            ("scopes", string.Join(' ', answer.Scopes)), ("token", answer.Kept),
        })
        {
            var shown = PrintableText.OfName(value);
            foreach (var line in consoles.DataWidth is null ? [$"{label}\t{shown}"] : FoldedText.Of($"{label,-11}", shown, consoles.DataWidth))
            {
                await consoles.Data.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }
    }
}
