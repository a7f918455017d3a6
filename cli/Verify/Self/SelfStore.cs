using System.Text.Json;
using X80.Cli.Running;
using X80.Conformance.SelfTests;

namespace X80.Cli.Verify.Self;

/// <summary>Outcomes in a file, one a line; the first line says which suite they belong to.</summary>
internal sealed class SelfStore
{
    private readonly FileInfo? file;
    private readonly string head;
    private readonly Lock writing = new();

    public SelfStore(FileInfo? file, SelfVerificationOptions options) =>
        (this.file, head) = (file, $"{{\"suite\":\"{SuiteDigest.Of()}\",\"full\":{(options.Full ? "true" : "false")},\"seed\":{options.Seed}}}");

    /// <returns>What the file holds of this very suite; nothing of another, whose file is begun anew.</returns>
    public async Task<IReadOnlyList<SelfOutcome>> ReadAsync(CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return [];
        }

        var lines = file.Exists ? await File.ReadAllLinesAsync(file.FullName, cancellationToken) : [];
        if (lines.Length > 0 && lines[0] == head)
        {
            return [.. lines.Skip(1).Select(line => JsonSerializer.Deserialize(line, CliJson.Default.SelfOutcome)!)];
        }

        await File.WriteAllLinesAsync(file.FullName, [head], cancellationToken);
        return [];
    }

    public void Add(SelfOutcome outcome)
    {
        if (file is not null)
        {
            lock (writing)
            {
                File.AppendAllText(file.FullName, JsonSerializer.Serialize(outcome, CliJson.Default.SelfOutcome) + "\n");
            }
        }
    }
}
