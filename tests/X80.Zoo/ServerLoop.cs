using System.Text.Json;
using X80.Conformance.Rig;
using X80.Conformance.SelfTests;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo;

/// <summary>
/// A server of the zoo in a process: says on its first line where it is and whose tokens there are, then answers each line of
/// texts on its input with the places where its probe finds them, until an empty line comes, or its input ends.
/// </summary>
internal static class ServerLoop
{
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>One server after another, each named by a line of the input; a line says when it has ended.</summary>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var run = JsonSerializer.Deserialize<ZooServerRun>(line, JsonSerializerOptions.Web)!;
            if (ZooCatalog.Find(run.Name, run.Beside) is not { } backend)
            {
                return await ZooCommand.RefuseAsync(errors, $"The zoo has no server '{run.Name}'. 'X80.Zoo list' prints the names.");
            }
            Known.Forget();
            await using (var session = await backend.StartAsync(TimeProvider.System, cancellationToken))
            {
                await RunAsync(session, input, output, cancellationToken);
            }
            await WriteAsync(output, new { Ended = run.Name });
        }
        return 0;
    }

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
        while (await input.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
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
