using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>A client that syncs one message after another until it is refused.</summary>
internal sealed class Load
{
    private int accepted;

    /// <param name="server">Where.</param>
    /// <param name="token">With which it sends.</param>
    /// <param name="lasting">With which it looks at what it then agrees to.</param>
    /// <param name="conversation">Its own: nobody else changes what it agrees to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Load(BuiltServer server, string token, string lasting, string conversation, CancellationToken cancellationToken) =>
        Ended = Task.Run(() => RunAsync(server, token, lasting, conversation), cancellationToken);

    public int Accepted => Volatile.Read(ref accepted);

    /// <returns>The status that ended it.</returns>
    public Task<int> Ended { get; }

    private async Task<int> RunAsync(BuiltServer server, string token, string lasting, string conversation)
    {
        using var looking = server.Speak(lasting);
        using var sending = server.Speak(token);
        var sent = new List<System.Text.Json.Nodes.JsonObject>();
        while (true)
        {
            var message = Wire.Message($"load {Accepted}");
            sent.Add(message);
            var body = await looking.SyncBodyAsync(conversation, [.. sent.TakeLast(2)]);
            var answer = await sending.PostAsync($"conversations/{conversation}/sync", body);
            if (answer.Status != 200)
            {
                return answer.Status;
            }

            Interlocked.Increment(ref accepted);
        }
    }
}
