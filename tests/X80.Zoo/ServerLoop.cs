using System.Text.Json;
using X80.Conformance.Rig;

namespace X80.Zoo;

/// <summary>
/// A server of the zoo as a process: says on its first line where it is and whose tokens there are, then answers each line of
/// texts on its input with the places where its probe finds them, until its input ends.
/// </summary>
internal static class ServerLoop
{
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static async Task RunAsync(RigBackendSession session, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        await WriteAsync(output, new
        {
            Address = session.Address.AbsoluteUri,
            Member = session.Member.Reveal(),
            SecondMember = session.SecondMember.Reveal(),
            OtherAddress = session.Neighbour?.Address.AbsoluteUri,
            Other = session.Neighbour?.Other.Reveal(),
            Locked = session.Neighbour?.Locked.Reveal(),
        });
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var texts = JsonSerializer.Deserialize<string[]>(line) ?? [];
            await WriteAsync(output, (await session.ProbeAsync(texts, cancellationToken)).Select(hit => new { hit.Text, hit.Place }));
        }
    }

    private static async Task WriteAsync<T>(TextWriter output, T value)
    {
        await output.WriteLineAsync(JsonSerializer.Serialize(value, Camel));
        await output.FlushAsync();
    }
}
