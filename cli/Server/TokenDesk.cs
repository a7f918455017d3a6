using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Cli.Verify;
using X80.Contract.Kinds;
using X80.ReferenceServer;
using X80.ReferenceServer.Access;

namespace X80.Cli.Server;

/// <summary>Tends the tokens of a backend on its own machine; the backend may be running.</summary>
internal sealed class TokenDesk
{
    private readonly Consoles consoles;
    private readonly ServerOptions options;

    public TokenDesk(Consoles consoles, ServerOptions options) => (this.consoles, this.options) = (consoles, options);

    public async Task<int> CreateAsync(
        string member, IReadOnlyList<Scope> scopes, TimeSpan lifetime, bool json, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(options);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        var members = await admin.ListMembersAsync(cancellationToken);
        var owner = members.FirstOrDefault(known => known.Name == member) ?? await admin.CreateMemberAsync(member, cancellationToken);
        var token = await admin.CreateTokenAsync(owner.Id, scopes, lifetime, cancellationToken);
        await consoles.Data.WriteLineAsync(json
            ? JsonSerializer.Serialize(new NewToken(token.Reveal(), owner.Id, owner.Name), CliJson.Default.NewToken)
            : token.Reveal());
        consoles.Say("This is the only time the token is shown. A client takes it from the variable X80_TOKEN.");
        return ExitCode.Done;
    }

    /// <summary>Two members' tokens, a line each, under the names that 'x80 verify server' looks for.</summary>
    public async Task<int> CreatePackAsync(bool locked, TimeSpan lifetime, bool json, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(options);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        if (locked)
        {
            await admin.LockPrivacyAsync(cancellationToken);
        }

        string[] names = locked ? [VerifyTokens.Other, VerifyTokens.Locked] : [VerifyTokens.Member, VerifyTokens.Second];
        foreach (var name in names)
        {
            var member = await admin.CreateMemberAsync($"Verification ({name})", cancellationToken);
            var token = await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, lifetime, cancellationToken);
            await consoles.Data.WriteLineAsync(json
                ? JsonSerializer.Serialize(new NewToken(token.Reveal(), member.Id, member.Name), CliJson.Default.NewToken)
                : $"{name}={token.Reveal()}");
        }

        consoles.Say("This is the only time the tokens are shown. 'x80 verify server --tokens-from-stdin' takes these lines.");
        return ExitCode.Done;
    }

    public async Task<int> ListAsync(DateTimeOffset now, bool json, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(options);
        var tokens = await app.Services.GetRequiredService<ServerAdmin>().ListTokensAsync(cancellationToken);
        var lines = json
            ? tokens.Select(token => JsonSerializer.Serialize(token, CliJson.Default.TokenInfo))
            : CellLines.Of(["token", "state", "scopes", "member"], [.. tokens.Select(token => Cells(token, now))], consoles.DataWidth);
        foreach (var line in lines)
        {
            await consoles.Data.WriteLineAsync(line);
        }

        return ExitCode.Done;
    }

    public async Task<int> RevokeAsync(string id, bool json, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(options);
        if (!await app.Services.GetRequiredService<ServerAdmin>().RevokeTokenAsync(id, cancellationToken))
        {
            throw new CliException(
                ExitCode.CheckFailed, "No living token has this id.", "It is unknown, or was revoked before.", "See: x80 server token list");
        }

        consoles.Say("Revoked: no write with it is accepted any more.");
        await consoles.AnswerAsync(json, new RevokedToken(id), CliJson.Default.RevokedToken, cancellationToken);
        return ExitCode.Done;
    }

    private static string[] Cells(TokenInfo token, DateTimeOffset now) =>
        [token.Id, StateOf(token, now), string.Join(',', token.Scopes.Select(scope => scope.Value)), PrintableText.OfName(token.MemberName)];

    private static string StateOf(TokenInfo token, DateTimeOffset now) =>
        token.RevokedAt is not null ? "revoked"
        : token.ExpiresAt <= now ? "expired"
        : $"until {token.ExpiresAt:yyyy-MM-dd}";
}
