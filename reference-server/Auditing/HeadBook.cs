using System.Security.Cryptography;
using System.Text.Json;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>
/// The signed heads outside the database (GATE-11): a file that is only ever appended to. Copied elsewhere it shows that the
/// trail was shortened or rewritten, whoever did it.
/// </summary>
internal sealed class HeadBook(ServerOptions options, KeyFolder keys)
{
    /// <summary>What is said when the book is gone.</summary>
    public const string Gone =
        "The signed heads of the audit trail, heads.jsonl, are no longer in the audit folder: without them nobody can tell whether the trail was "
        + "shortened. Put your copy back, or say with --audit where they lie. If they are lost for good, make an empty heads.jsonl there: new ones begin in it.";

    private const string FileName = "heads.jsonl";
    private const string MarkName = "heads.kept";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether heads were put there before, and are there no more.</summary>
    public bool HasVanished => File.Exists(MarkPath) && !File.Exists(FilePath);

    private string FilePath => Path.Combine(options.AuditFolderOrDefault, FileName);

    /// <summary>An empty file beside the data: from then on a missing book is a lost one, also for the next server.</summary>
    private string MarkPath => Path.Combine(options.DataFolder, MarkName);

    /// <summary>Signs the heads and appends them; returns once they are on the disk.</summary>
    /// <returns>The lines, as they were written.</returns>
    /// <exception cref="ServerStateException">The book is gone: another is not begun unasked.</exception>
    /// <exception cref="IOException">They could not be written.</exception>
    public async Task<IReadOnlyList<byte[]>> AppendAsync(IReadOnlyList<SignedHead> unsigned, CancellationToken cancellationToken)
    {
        if (unsigned.Count == 0)
        {
            return [];
        }

        if (HasVanished)
        {
            throw new ServerStateException(Gone);
        }

        DurableFile.CreateFolder(options.AuditFolderOrDefault);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(keys.ReadSigningKey(), out _);
        using var file = await OpenAsync(cancellationToken);
        using var held = new MemoryStream();
        await file.CopyToAsync(held, cancellationToken);
        var lines = Lines(held.ToArray());
        var previous = lines.Count == 0 ? [] : SHA256.HashData(lines[^1]);
        using var added = new MemoryStream();
        if (held.Length > 0 && held.GetBuffer()[held.Length - 1] != '\n')
        {
            // A line that a power cut left half stays, and is named; it must not swallow the next.
            added.WriteByte((byte)'\n');
        }

        var written = new List<byte[]>();
        foreach (var head in unsigned)
        {
            var chained = head with { Previous = previous };
            var signed = chained with { Signature = key.SignData(chained.SignedText(), HashAlgorithmName.SHA256) };
            var line = JsonSerializer.SerializeToUtf8Bytes(signed, HeadJson.Default.SignedHead);
            added.Write(line);
            added.WriteByte((byte)'\n');
            written.Add(line);
            previous = SHA256.HashData(line);
        }

        file.Write(added.ToArray());
        file.Flush(flushToDisk: true);
        DurableFile.FlushFolderOf(FilePath);
        if (!File.Exists(MarkPath))
        {
            DurableFile.CreateFolder(options.DataFolder);
            DurableFile.TryCreate(MarkPath, []);
        }

        return written;
    }

    /// <returns>What a line says that was kept elsewhere, or null where it was not signed with this server's key.</returns>
    public SignedHead? Open(byte[] line)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(keys.ReadSigningKey(), out _);
        return Judge(1, line, [], key).Head;
    }

    /// <summary>Every line, each judged: its signature, and that it follows the line before.</summary>
    public async Task<IReadOnlyList<HeadLine>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(FilePath))
        {
            return [];
        }

        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(keys.ReadSigningKey(), out _);
        using var file = await OpenAsync(cancellationToken);
        using var held = new MemoryStream();
        await file.CopyToAsync(held, cancellationToken);
        byte[] previous = [];
        var judged = new List<HeadLine>();
        foreach (var line in Lines(held.ToArray()))
        {
            judged.Add(Judge(judged.Count + 1, line, previous, key));
            previous = SHA256.HashData(line);
        }

        return judged;
    }

    private static HeadLine Judge(int number, byte[] line, byte[] previous, ECDsa key)
    {
        SignedHead head;
        try
        {
            head = JsonSerializer.Deserialize(line, HeadJson.Default.SignedHead) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            return new HeadLine(number, null, "is no signed head");
        }

        return !key.VerifyData(head.SignedText(), head.Signature, HashAlgorithmName.SHA256)
            ? new HeadLine(number, null, "was not signed with this server's key, or was changed since")
            : new HeadLine(number, head, head.Previous.AsSpan().SequenceEqual(previous) ? null : "does not follow the line before it");
    }

    private static List<byte[]> Lines(byte[] bytes)
    {
        var lines = new List<byte[]>();
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            if (!bytes.AsSpan(range).IsEmpty)
            {
                lines.Add(bytes.AsSpan(range).ToArray());
            }
        }

        return lines;
    }

    /// <summary>Replicas and commands may share the file: one at a time has it.</summary>
    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        var settings = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(50))
        {
            try
            {
                return new FileStream(FilePath, settings);
            }
            catch (IOException) when (waited < Patience && File.Exists(FilePath))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }
}
