using System.Text.Json;
using BenchmarkDotNet.Attributes;
using X80.Conformance.Wire;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Tokens;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;

namespace X80.Benchmarks.Server;

/// <summary>What a sync of 24 messages spends outside the database, part by part, beside what the floor does with its body.</summary>
[MemoryDiagnoser]
public class SyncPartsBenchmark
{
    private static readonly ConversationId Conversation = ConversationId.Parse("abcdefghijklmnopqrstuv");
    private static readonly StrictJson Strict = new();

    private readonly byte[] key = Sealing.NewKey();
    private byte[] body = [];
    private JsonElement element;
    private IReadOnlyList<CapturedMessage> messages = [];

    [GlobalSetup]
    public void Prepare()
    {
        var member = new WireMember("member", X80Token.NewRandom(), TimeProvider.System);
        body = [.. member.Sync(new WireConversation(Conversation.Value), Enumerable.Range(0, 24).Select(Workload.Message)).Body!.Value.Span];
        var read = Strict.Read<SyncRequest>(body);
        (element, messages) = (read.Element, read.Value.Messages);
    }

    [Benchmark(Baseline = true)]
    public SyncRequest? Deserialise() => JsonSerializer.Deserialize<SyncRequest>(body, ContractJson.Strict);

    [Benchmark]
    public object ReadStrictly() => Strict.Read<SyncRequest>(body);

    [Benchmark]
    public string HashConsent() => ConsentPayload.Hash(ConsentAction.Sync, Conversation, null, 0, element);

    /// <summary>Each message under a key of its own, which is sealed under the conversation's.</summary>
    [Benchmark]
    public int Seal()
    {
        var length = 0;
        foreach (var message in messages)
        {
            var own = Sealing.NewKey();
            length += Sealing.Seal(own, "message", MessageJson.Encode(message)).Length + Sealing.Seal(key, "message-key", own).Length;
        }

        return length;
    }
}
