using System.Text.Json;
using X80.Sdk.Tokens;

namespace X80.Sdk.Sent;

/// <summary>
/// The ledger as a file of JSON lines that only its owner can read. Lines older than the age limit go at the first write
/// of a run and are never shown. Chat names are sealed where there is a secret store, and plain where there is none.
/// </summary>
public sealed class SentFile : ISentLedger, IDisposable
{
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromDays(365);

    private readonly string path;
    private readonly TimeProvider time;
    private readonly TimeSpan maxAge;
    private readonly ISecretStore? secrets;
    private readonly SemaphoreSlim turn = new(1, 1);
    private bool swept;

    /// <param name="path">The file; it and its folder are made at the first write.</param>
    /// <param name="time">The clock.</param>
    /// <param name="secrets">The operating system's secret store, where there is one; while it does not answer nothing is added.</param>
    /// <param name="maxAge">How long a line is kept; a year unless told.</param>
    public SentFile(string path, TimeProvider time, ISecretStore? secrets = null, TimeSpan? maxAge = null) =>
        (this.path, this.time, this.secrets, this.maxAge) = (Path.GetFullPath(path), time, secrets, maxAge ?? DefaultMaxAge);

    public async Task AddAsync(SentEntry entry, CancellationToken cancellationToken)
    {
        var key = secrets is null ? null : await SealKey.FindOrMakeAsync(secrets, cancellationToken).ConfigureAwait(false);
        var line = Sealed(SentLine.Of(entry), key);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!swept)
            {
                await SweepAsync(key, cancellationToken).ConfigureAwait(false);
                swept = true;
            }

            await WriteAsync(FileMode.Append, [line], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<IReadOnlyList<SentEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var lines = await ReadLinesAsync(cancellationToken).ConfigureAwait(false);
            var key = secrets is not null && lines.Any(line => line.Sealed is not null)
                ? await SealKey.FindAsync(secrets, cancellationToken).ConfigureAwait(false)
                : null;
            return [.. lines.Select(line => line.ToEntry(line.Chat ?? (line.Sealed is { } hidden ? key?.Open(hidden) : null)))];
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            File.Delete(path);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>
    /// Writes the living lines beside the file and puts them in its place, so that a crash loses none. Names of a time without a
    /// secret store are sealed now.
    /// </summary>
    private async Task SweepAsync(SealKey? key, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return;
        }

        var living = await ReadLinesAsync(cancellationToken).ConfigureAwait(false);
        var fresh = path + ".new";
        File.Delete(fresh);
        await WriteAsync(FileMode.CreateNew, [.. living.Select(line => Sealed(line, key))], cancellationToken, fresh).ConfigureAwait(false);
        File.Move(fresh, path, overwrite: true);
    }

    /// <returns>The lines within the age limit, the last of each click and act, oldest first.</returns>
    private async Task<IReadOnlyList<SentLine>> ReadLinesAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var oldest = time.GetUtcNow() - maxAge;
        var lines = (await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false)).Select(Parse).OfType<SentLine>();
        return [.. lines.Where(line => line.At >= oldest).GroupBy(line => line.Identity).Select(group => group.Last()).OrderBy(line => line.At)];
    }

    private async Task WriteAsync(FileMode mode, IReadOnlyList<SentLine> lines, CancellationToken cancellationToken, string? to = null)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var writer = new StreamWriter(to ?? path, options);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var line in lines)
            {
                await writer.WriteAsync((JsonSerializer.Serialize(line, SentLineJson.Default.SentLine) + "\n").AsMemory(), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    private static SentLine Sealed(SentLine line, SealKey? key) =>
        key is not null && line.Chat is { } chat ? line with { Chat = null, Sealed = key.Seal(chat) } : line;

    private static SentLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SentLineJson.Default.SentLine);
        }
        catch (JsonException)
        {
            return null; // A line that a crash cut off: its request was not made before the line was whole.
        }
    }
}
