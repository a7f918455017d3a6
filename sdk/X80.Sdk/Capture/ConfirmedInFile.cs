using X80.Contract.Ids;
using X80.Sdk.Tokens;

namespace X80.Sdk.Capture;

/// <summary>
/// Confirmations that outlive the process: one opaque conversation key a line, in a file that only its owner can read. A
/// key is an HMAC under the member's key material, so that the file names no chat to anybody else; where there is a secret
/// store, each line is sealed besides.
/// </summary>
public sealed class ConfirmedInFile : IConfirmedChats
{
    private readonly string path;
    private readonly SealKey? seal;
    private readonly Lock gate = new();
    private readonly HashSet<ConversationKey> keys = [];

    /// <param name="path">The file; it and its folder are made at the first confirmation.</param>
    public ConfirmedInFile(string path)
        : this(path, seal: null)
    {
    }

    private ConfirmedInFile(string path, SealKey? seal)
    {
        (this.path, this.seal) = (Path.GetFullPath(path), seal);
        foreach (var line in File.Exists(this.path) ? File.ReadLines(this.path) : [])
        {
            // No sealed line is short enough to be a key.
            if (ConversationKey.TryParse(line, out var key) || ConversationKey.TryParse(seal?.Open(line), out key))
            {
                keys.Add(key);
            }
        }
    }

    /// <summary>Opens the file with its lines sealed under a key of the store; lines of a time without one are sealed now.</summary>
    /// <param name="path">The file; it and its folder are made at the first confirmation.</param>
    /// <param name="secrets">The operating system's secret store; null where there is none.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <exception cref="SecretStoreException">The store does not answer.</exception>
    public static async Task<ConfirmedInFile> OpenAsync(string path, ISecretStore? secrets, CancellationToken cancellationToken)
    {
        if (secrets is null)
        {
            return new ConfirmedInFile(path);
        }

        var confirmed = new ConfirmedInFile(path, await SealKey.FindOrMakeAsync(secrets, cancellationToken).ConfigureAwait(false));
        confirmed.SealAll();
        return confirmed;
    }

    public bool Contains(ConversationKey key)
    {
        lock (gate)
        {
            return keys.Contains(key);
        }
    }

    public void Add(ConversationKey key)
    {
        lock (gate)
        {
            if (keys.Add(key))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                Write(path, FileMode.Append, [key]);
            }
        }
    }

    /// <summary>Writes the lines anew beside the file and puts them in its place.</summary>
    private void SealAll()
    {
        if (keys.Count > 0 && File.ReadLines(path).Any(line => ConversationKey.TryParse(line, out _)))
        {
            var fresh = path + ".new";
            File.Delete(fresh);
            Write(fresh, FileMode.CreateNew, keys);
            File.Move(fresh, path, overwrite: true);
        }
    }

    private void Write(string to, FileMode mode, IEnumerable<ConversationKey> added)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(to, options);
        foreach (var key in added)
        {
            writer.Write((seal?.Seal(key.Value) ?? key.Value) + "\n");
        }
    }
}
