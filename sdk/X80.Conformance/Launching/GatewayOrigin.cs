using System.Text;
using X80.Conformance.Rig;
using X80.Harness.Origins;
using X80.Simulator.Gateway;
using X80.Simulator.Practice;

namespace X80.Conformance.Launching;

/// <summary>The rig's pages behind a gateway, each with the rig's hand in it.</summary>
internal sealed class GatewayOrigin(PracticeOrigin practice, PageHand hand) : IGatewaySite
{
    private const string HandPath = "/beside/hand.js";
    private const string HandSocket = "/ws/hand";

    private static readonly PracticeAnswer Script = new(
        200,
        new Dictionary<string, string>
        {
            ["content-type"] = "text/javascript; charset=utf-8",
            ["cache-control"] = "no-store",
            ["cross-origin-resource-policy"] = "same-origin",
        },
        Encoding.UTF8.GetBytes(RigFile.Read("page-hand.js")));

    public async ValueTask<PracticeAnswer> AnswerAsync(string method, Uri url, CancellationToken cancellationToken)
    {
        if (url.AbsolutePath == HandPath)
        {
            return Script;
        }
        var answer = await practice.AnswerAsync(new OriginRequest(method, url.AbsoluteUri), cancellationToken);
        var hasHand = answer.Status == 200 && url.AbsolutePath is "/" or PracticeOrigin.HostilePath;
        return new PracticeAnswer(
            answer.Status, answer.Headers, hasHand ? (byte[])[.. answer.Body.Span, .. Encoding.UTF8.GetBytes($"<script src=\"{HandPath}\"></script>")] : answer.Body);
    }

    public void Connect(Uri url, IGatewaySocket socket)
    {
        if (url.AbsolutePath == HandSocket)
        {
            hand.Connect(socket);
        }
        else
        {
            practice.Connect(new FeedSocket(socket));
        }
    }
}
