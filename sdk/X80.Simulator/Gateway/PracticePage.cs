using X80.Simulator.Practice;

namespace X80.Simulator.Gateway;

/// <summary>A practice site behind a gateway, with its live feed.</summary>
public sealed class PracticePage(PracticeSite site) : IGatewaySite
{
    private static readonly PracticeAnswer NotAllowed = new(405, new Dictionary<string, string> { ["allow"] = "GET" }, default);

    public ValueTask<PracticeAnswer> AnswerAsync(string method, Uri url, CancellationToken cancellationToken) =>
        ValueTask.FromResult(method is "GET" or "HEAD" ? site.Answer(url.AbsolutePath) : NotAllowed);

    public void Connect(Uri url, IGatewaySocket socket)
    {
        site.FrameReady += Deliver;
        socket.Closed += (_, _) => site.FrameReady -= Deliver;

        void Deliver(object? sender, string frame) => socket.Send(frame);
    }
}
