using X80.Contract.Ids;

namespace X80.Sdk.Capture;

/// <summary>
/// Confirmations that outlive the process: one opaque conversation key a line, in a file that only its owner can read. A
/// key is an HMAC under the member's key material, so that the file names no chat to anybody else.
/// </summary>
public sealed class ConfirmedInFile : IConfirmedChats
{
    private readonly string path;
    private readonly Lock gate = new();
    private readonly HashSet<ConversationKey> keys = [];

    /// <param name="path">The file; it and its folder are made at the first confirmation.</param>
    public ConfirmedInFile(string path)
    {
        this.path = Path.GetFullPath(path);
        foreach (var line in File.Exists(this.path) ? File.ReadLines(this.path) : [])
        {
            if (ConversationKey.TryParse(line, out var key))
            {
                keys.Add(key);
            }
        }
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
            if (!keys.Add(key))
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(key.Value + "\n");
        }
    }
}
