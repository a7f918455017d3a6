using System.Globalization;
using System.Security.Cryptography;

namespace X80.ReferenceServer.Keys;

/// <summary>
/// The folder outside the database that holds what makes its content readable (GATE-13): one <c>epoch-N.key</c> an epoch
/// and <c>tag.key</c> for tags. 32 random bytes each, readable by the owner alone.
/// </summary>
internal sealed class KeyFolder(string path)
{
    private const int KeyLength = 32;

    public byte[] ReadTagKey() => Read("tag.key");

    public byte[] ReadEpochKey(long epoch) => Read(EpochFile(epoch));

    /// <summary>For the first start: makes the folder and its first keys, and keeps what is already there.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Write("tag.key");
        Write(EpochFile(1));
    }

    private static string EpochFile(long epoch) => string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch}.key");

    private byte[] Read(string name)
    {
        var file = Path.Combine(path, name);
        if (!File.Exists(file))
        {
            throw new ServerStateException(
                $"The key file {name} is not in the keys folder, so what the database holds cannot be read and the server does not start. "
                + "Say with --keys where the keys of this database lie.");
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyLength
            ? key
            : throw new ServerStateException($"The key file {name} is not {KeyLength} bytes long. Restore it from your copy of the keys.");
    }

    private void Write(string name)
    {
        var file = Path.Combine(path, name);
        if (File.Exists(file))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(RandomNumberGenerator.GetBytes(KeyLength));
        stream.Flush(flushToDisk: true);
    }
}
