using System.Text.Json;

namespace X80.Sdk.Locking;

/// <summary>The hash of the passphrase in a file that only its owner can read. Who forgets the passphrase deletes the file.</summary>
public sealed class PassphraseFile
{
    private readonly string path;

    /// <param name="path">The file; it and its folder are made when a passphrase is set.</param>
    public PassphraseFile(string path) => this.path = Path.GetFullPath(path);

    /// <returns>The hash, or null where none was ever set.</returns>
    /// <exception cref="IOException">The file is there and is no passphrase's: the lock must not open by that.</exception>
    internal PassphraseHash? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), PassphraseJson.Default.PassphraseHash) : null;
        }
        catch (JsonException malformed)
        {
            throw new IOException($"{path} is damaged. Delete it to begin without a passphrase.", malformed);
        }
    }

    /// <summary>Writes it beside the file and puts it in its place.</summary>
    internal void Write(PassphraseHash hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(file, hash, PassphraseJson.Default.PassphraseHash);
        }

        File.Move(fresh, path, overwrite: true);
    }

    internal void Delete() => File.Delete(path);
}
