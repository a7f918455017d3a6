using X80.Harness.Origins;
using X80.Simulator.Practice;

namespace X80.Conformance.Rig;

/// <summary>
/// Carries a practice site to the harness: the harness knows no simulator, and the simulator opens no port.
/// </summary>
public sealed class PracticeOrigin : IOriginOverride, IDisposable
{
    private readonly Lock gate = new();
    private readonly List<IOriginSocket> sockets = [];

    public PracticeOrigin(PracticeSite site)
    {
        Site = site;
        site.FrameReady += Deliver;
    }

    public PracticeSite Site { get; }

    public string Origin => PracticeSite.Origin;

    public ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken)
    {
        var address = new Uri(request.Url);
        var answer = request.Method is "GET" or "HEAD"
            ? Site.Answer(address.AbsolutePath)
            : new PracticeAnswer(405, new Dictionary<string, string> { ["Allow"] = "GET" }, default);
        return ValueTask.FromResult(new OriginAnswer(answer.Status, answer.Headers, answer.Body));
    }

    public void Connect(IOriginSocket socket)
    {
        socket.Closed += (_, _) => Remove(socket);
        lock (gate)
        {
            sockets.Add(socket);
        }
    }

    public void Dispose() => Site.FrameReady -= Deliver;

    private void Remove(IOriginSocket socket)
    {
        lock (gate)
        {
            sockets.Remove(socket);
        }
    }

    private void Deliver(object? sender, string frame)
    {
        IOriginSocket[] open;
        lock (gate)
        {
            open = [.. sockets];
        }
        foreach (var socket in open)
        {
            socket.Send(frame);
        }
    }
}
