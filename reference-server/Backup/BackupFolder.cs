using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// A folder of backups: many <c>data-….db</c>, each with a sealed description, and one <c>living.keys</c>. What is sealed is
/// sealed under a key derived from the server's tag key: a foreign or changed backup does not open.
/// </summary>
internal sealed class BackupFolder(string path, Tagger tagger)
{
    private const string Living = "living.keys";

    private byte[] Key => tagger.Tag("backup");

    public string PathOf(string file) => Path.Combine(path, file);

    public void WriteLiving(LivingKeys living) => Write(Living, living, BackupJson.Default.LivingKeys);

    public LivingKeys ReadLiving() => Read(Living, BackupJson.Default.LivingKeys);

    public void WritePart(DataPart part) => Write(part.File + ".seal", part, BackupJson.Default.DataPart);

    /// <summary>The part's description, once its bytes are proved.</summary>
    /// <param name="file">The part's file name; null takes the newest.</param>
    public DataPart ReadPart(string? file)
    {
        var name = file is null ? Newest() : Path.GetFileName(file);
        var part = Read(name + ".seal", BackupJson.Default.DataPart);
        if (!File.Exists(PathOf(name)) || part.File != name || new FileInfo(PathOf(name)).Length != part.Length || !Hash(PathOf(name)).SequenceEqual(part.Sha256))
        {
            throw new ServerStateException($"The backup {name} is not whole, or was changed since it was made. Nothing was restored; take another with --part.");
        }

        return part;
    }

    public static byte[] Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return SHA256.HashData(stream);
    }

    private string Newest() =>
        (Directory.Exists(path) ? Directory.EnumerateFiles(path, "data-*.seal") : []).Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal).LastOrDefault()
        ?? throw new ServerStateException("The folder holds no backup. Say with --from where x80 server backup wrote.");

    private void Write<T>(string name, T value, JsonTypeInfo<T> type)
    {
        DurableFile.CreateFolder(path);
        DurableFile.Replace(PathOf(name), Sealing.Seal(Key, name, JsonSerializer.SerializeToUtf8Bytes(value, type)));
    }

    private T Read<T>(string name, JsonTypeInfo<T> type)
    {
        if (!File.Exists(PathOf(name)))
        {
            throw new ServerStateException($"{name} is missing from the backup. Nothing was restored.");
        }

        try
        {
            return JsonSerializer.Deserialize(Sealing.Open(Key, name, File.ReadAllBytes(PathOf(name))), type) ?? throw new JsonException();
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            throw new ServerStateException($"{name} of the backup was changed, is cut short, or belongs to other keys. Nothing was restored.", e);
        }
    }
}
