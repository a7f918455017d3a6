using X80.Simulator.Practice;

namespace X80.Simulator.Gateway;

/// <summary>What stands behind a gateway at the channel's address.</summary>
public interface IGatewaySite
{
    /// <summary>Answers one request.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="url">The whole address.</param>
    /// <param name="cancellationToken">Ends with the gateway.</param>
    ValueTask<PracticeAnswer> AnswerAsync(string method, Uri url, CancellationToken cancellationToken);

    /// <summary>The page opened a WebSocket.</summary>
    void Connect(Uri url, IGatewaySocket socket);
}
