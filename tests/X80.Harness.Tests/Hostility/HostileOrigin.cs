using System.Text;
using X80.Conformance.Rig;
using X80.Harness.Origins;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Hostility;

/// <summary>The practice page with a hostile script in front of its own.</summary>
internal sealed class HostileOrigin(int stimuli) : IOriginOverride, IDisposable
{
    private readonly PracticeOrigin practice = new(PracticeSite.Create(80));

    public PracticeSite Site => practice.Site;

    public string Origin => practice.Origin;

    public async ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken)
    {
        var answer = await practice.AnswerAsync(request, cancellationToken);
        return new Uri(request.Url).AbsolutePath switch
        {
            "/" => answer with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body.Span).Replace("/app.js", $"/app.js?stimuli={stimuli}", StringComparison.Ordinal)) },
            "/app.js" => answer with { Body = (byte[])[.. File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "hostile-page.js")), .. answer.Body.Span] },
            _ => answer,
        };
    }

    public void Connect(IOriginSocket socket) => practice.Connect(socket);

    public void Dispose() => practice.Dispose();
}
