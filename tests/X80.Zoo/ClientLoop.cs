using System.Text.Json;
using X80.Conformance.SelfTests;

namespace X80.Zoo;

/// <summary>
/// Clients of the zoo in a process: each line of its input names one and what it is judged by, and is answered with a line that says
/// which cases failed, until the input ends.
/// </summary>
internal static class ClientLoop
{
    public static async Task<int> RunAsync(TextReader input, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var judge = await ClientJudge.StartAsync(errors, cancellationToken);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var run = JsonSerializer.Deserialize<ZooClientRun>(line, JsonSerializerOptions.Web)!;
            if (ClientJudge.Find(run.Name) is not { } client)
            {
                return await ZooCommand.RefuseAsync(errors, $"The zoo has no client '{run.Name}'. 'X80.Zoo list' prints the names.");
            }
            await output.WriteLineAsync(ClientJudge.Line(await judge.JudgeAsync(client, run.Only, run.Seed, progress: null, cancellationToken)));
            await output.FlushAsync(cancellationToken);
        }
        return 0;
    }
}
