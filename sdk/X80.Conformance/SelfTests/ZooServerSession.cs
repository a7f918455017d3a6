using System.Text.Json;
using X80.Conformance.Rig;
using X80.Contract.Tokens;

namespace X80.Conformance.SelfTests;

/// <summary>A server of the zoo as it runs in a process beside this one.</summary>
internal sealed class ZooServerSession : RigBackendSession
{
    private readonly ZooServerProcess process;
    private readonly Func<ZooServerProcess, Task> leave;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <param name="process">Where it runs.</param>
    /// <param name="place">Its addresses and tokens, as it said them.</param>
    /// <param name="leave">Takes the process back.</param>
    public ZooServerSession(ZooServerProcess process, JsonElement place, Func<ZooServerProcess, Task> leave)
    {
        (this.process, this.leave) = (process, leave);
        Address = new Uri(Word(place, "address")!);
        Member = Token(place, "member");
        SecondMember = Token(place, "secondMember");
        Neighbour = Word(place, "otherAddress") is { } address
            ? new RigNeighbour(new Uri(address), Token(place, "other"), Token(place, "locked"))
            : null;
    }

    public override Uri Address { get; }

    public override X80Token Member { get; }

    public override X80Token SecondMember { get; }

    public override RigNeighbour? Neighbour { get; }

    public override async Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var hits = await process.AskAsync(JsonSerializer.Serialize(texts), "[", cancellationToken)
                ?? throw new ProbeFailedException("The server ended before its probe had answered.");
            return JsonSerializer.Deserialize<ProbeHit[]>(hits, JsonSerializerOptions.Web)!;
        }
        finally
        {
            turn.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await leave(process);
        turn.Dispose();
    }

    private static string? Word(JsonElement place, string name) => place.GetProperty(name).GetString();

    private static X80Token Token(JsonElement place, string name) =>
        X80Token.TryParseForeign(Word(place, name), out var token) ? token : throw new InvalidOperationException($"The zoo's server gave no token of its {name}.");
}
