using X80.Contract.Ids;
using X80.Sdk.Capture.Known;
using X80.Sdk.Tokens;

namespace X80.Sdk.Capture;

/// <summary>
/// Confirmations that outlive the process: opaque conversation keys and tags of messages, a fact a line, in a file that only
/// its owner can read. Both are HMACs under the member's key material, so that the file names no chat and no message to anybody
/// else; where there is a secret store, each line is sealed besides. Lines that later ones replace go when it is opened.
/// </summary>
public sealed class ConfirmedInFile : IConfirmedChats
{
    private readonly string path;
    private readonly SealKey? seal;
    private readonly Lock gate = new();
    private readonly KnownChats known = new();

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
            // No sealed line is short enough to be a key, and none holds a sign that parts two.
            if (KnownChatLine.TryParse(line, out var plain) || KnownChatLine.TryParse(seal?.Open(line), out plain))
            {
                known.Take(plain);
            }
        }

        Tidy();
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

        return new ConfirmedInFile(path, await SealKey.FindOrMakeAsync(secrets, cancellationToken).ConfigureAwait(false));
    }

    public bool Contains(ConversationKey key)
    {
        lock (gate)
        {
            return known.IsConfirmed(key);
        }
    }

    public void Add(ConversationKey key) => Take(KnownChatLine.Confirmed(key));

    public void See(ConversationKey key, IReadOnlyList<MessageTag> messages) => Take(KnownChatLine.Seen(key, messages));

    public RenamedChat? FindRenamed(ConversationKey now, IReadOnlyList<MessageTag> messages)
    {
        lock (gate)
        {
            return known.Find(now, messages);
        }
    }

    public bool? Recognises(ConversationKey key, IReadOnlyList<MessageTag> messages)
    {
        lock (gate)
        {
            return known.Recognises(key, messages);
        }
    }

    public int CountTwins(ConversationKey first)
    {
        lock (gate)
        {
            return known.CountTwins(first);
        }
    }

    public void TellApart(ConversationKey first, ConversationKey twin, IReadOnlyList<MessageTag> messages)
    {
        Take(KnownChatLine.Apart(first, twin));
        if (messages.Count > 0)
        {
            Take(KnownChatLine.Seen(twin, messages));
        }
    }

    public void Answer(ConversationKey now, ConversationKey before, bool isSame) => Take(KnownChatLine.Answer(now, before, isSame));

    private void Take(KnownChatLine line)
    {
        lock (gate)
        {
            if (known.Take(line))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                Write(path, FileMode.Append, [line]);
            }
        }
    }

    /// <summary>Where lines are to be sealed, or most are replaced by later ones: writes all anew beside the file and puts that in its place.</summary>
    private void Tidy()
    {
        var kept = known.Lines.ToList();
        var written = kept.Count > 0 ? File.ReadAllLines(path) : [];
        if (written.Length > 2 * kept.Count || seal is not null && written.Any(line => KnownChatLine.TryParse(line, out _)))
        {
            var fresh = path + ".new";
            File.Delete(fresh);
            Write(fresh, FileMode.CreateNew, kept);
            File.Move(fresh, path, overwrite: true);
        }
    }

    private void Write(string to, FileMode mode, IEnumerable<KnownChatLine> added)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(to, options);
        foreach (var line in added)
        {
            writer.Write((seal?.Seal(line.ToString()) ?? line.ToString()) + "\n");
        }
    }
}
