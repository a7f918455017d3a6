using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using X80.Conformance.Rig;
using X80.Contract.Tokens;

namespace X80.Conformance.SelfTests;

/// <summary>A server of the zoo in a process of its own.</summary>
public sealed class ZooProcess : RigBackendSession
{
    private readonly Process process;
    private readonly SemaphoreSlim turn = new(1, 1);

    private ZooProcess(Process process, JsonElement place)
    {
        this.process = process;
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

    /// <summary>What the zoo holds.</summary>
    /// <exception cref="InvalidOperationException">The zoo does not start, or does not answer as one.</exception>
    public static async Task<IReadOnlyList<ZooEntry>> ListAsync(IReadOnlyList<string> zoo, CancellationToken cancellationToken)
    {
        using var process = Start(zoo, ["list", "--json"]);
        var lines = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 && lines.Length > 0
            ? [.. lines.Select(line => JsonSerializer.Deserialize<ZooEntry>(line, JsonSerializerOptions.Web)!)]
            : throw new InvalidOperationException("The zoo does not list its servers.");
    }

    /// <param name="zoo">The program and its arguments.</param>
    /// <param name="name">Which server.</param>
    /// <param name="beside">With a locked workspace beside it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The server does not start.</exception>
    public static async Task<ZooProcess> StartAsync(IReadOnlyList<string> zoo, string name, bool beside, CancellationToken cancellationToken)
    {
        var process = Start(zoo, beside ? ["server", name, "--beside"] : ["server", name]);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                // A server may log before it says where it is.
                if (line.StartsWith("{\"address\"", StringComparison.Ordinal))
                {
                    using var place = JsonDocument.Parse(line);
                    return new ZooProcess(process, place.RootElement.Clone());
                }
            }
            throw new InvalidOperationException($"The zoo's server '{name}' does not start.");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public override async Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(texts).AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith('['))
                {
                    return JsonSerializer.Deserialize<ProbeHit[]>(line, JsonSerializerOptions.Web)!;
                }
            }
            throw new ProbeFailedException("The server ended before its probe had answered.");
        }
        catch (IOException e)
        {
            throw new ProbeFailedException("The server ended before its probe had answered.", e);
        }
        finally
        {
            turn.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
        turn.Dispose();
    }

    internal static Process Start(IReadOnlyList<string> zoo, string[] arguments)
    {
        var start = new ProcessStartInfo(zoo[0], [.. zoo.Skip(1), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("The zoo could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("The zoo could not be started. Check its path.", e);
        }
    }

    private static string? Word(JsonElement place, string name) => place.GetProperty(name).GetString();

    private static X80Token Token(JsonElement place, string name) =>
        X80Token.TryParseForeign(Word(place, name), out var token) ? token : throw new InvalidOperationException($"The zoo's server gave no token of its {name}.");
}
