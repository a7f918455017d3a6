using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using X80.Conformance.Rig;
using X80.Contract.Sessions;
using X80.Contract.Tokens;

namespace X80.Zoo.Degenerate;

/// <summary>A server that knows who asks and keeps nothing. No suite may ever call one of these green.</summary>
internal abstract class DegenerateServer : IRigBackend
{
    private static readonly string[] Scopes = ["capture", "privacy", "records", "read"];

    public abstract string Name { get; }

    public abstract string Defect { get; }

    public async Task<RigBackendSession> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var (member, second) = (X80Token.NewRandom(), X80Token.NewRandom());
        app.MapGet(ExtRoutes.Session, (HttpRequest request) => Session(request.Headers.Authorization == $"Bearer {member.Reveal()}" ? "one" : "two"));
        app.MapFallback(AnswerAsync);
        await app.StartAsync(cancellationToken);
        return new DegenerateSession(app, member, second);
    }

    protected abstract Task<IResult> AnswerAsync(HttpRequest request);

    private static IResult Session(string member) => Results.Json(new
    {
        Contract = "1.0",
        Workspace = new { Id = "w", Name = "Workspace" },
        Member = new { Id = member, Name = member },
        Crm = new { Name = "local", DisplayName = "Embedded CRM" },
        Scopes,
        Features = Array.Empty<string>(),
        PrivacyChange = "client",
        Limits = ContractLimits.Version1,
        Packs = new { Minimum = new Dictionary<string, string>(), Revoked = Array.Empty<string>() },
        Labels = new Dictionary<string, string>(),
    });
}
