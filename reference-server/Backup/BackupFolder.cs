using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// A folder of backups: many <c>data-….db</c> (or <c>….dump</c>, of PostgreSQL), each with a sealed description, and one <c>living.keys</c>. What is sealed is
/// sealed under a key derived from the server's tag key: a foreign or changed backup does not open.
/// </summary>
internal sealed class BackupFolder(string path, Tagger tagger)
{
    private const string Living = "living.keys";

    private byte[] Key => tagger.Tag("backup");

    public bool HoldsLiving => File.Exists(PathOf(Living));

    public string PathOf(string file) => Path.Combine(path, file);

    /// <summary>Makes the folder.</summary>
    /// <exception cref="ServerStateException">It lies with what it is to be kept apart from.</exception>
    public static void Make(string folder, ServerOptions options)
    {
        if (ServerOptionsValidator.IsInside(folder, options.DataFolder) || ServerOptionsValidator.IsInside(folder, options.KeysFolderOrDefault))
        {
            throw new ServerStateException("A backup may lie neither in the data folder nor in the keys folder. Say with --to another.");
        }

        DurableFile.CreateFolder(folder);
    }

    /// <exception cref="ServerStateException">The folder holds no backup.</exception>
    public static void Require(string folder) => Newest(folder);

    /// <summary>A new data part's name: they sort by time.</summary>
    /// <param name="now">When it is made.</param>
    /// <param name="kind">How the name ends: <c>db</c> or <c>dump</c>.</param>
    public static string NewName(DateTimeOffset now, string kind) =>
        $"data-{now.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}.{kind}";

    /// <summary>Takes a finished draft as a data part, and its living keys in the place of the former.</summary>
    public void Take(string draft, string name, LivingKeys living)
    {
        File.Move(draft, PathOf(name));
        var file = new FileInfo(PathOf(name));
        WritePart(new DataPart(living.Workspace, living.At, name, file.Length, Hash(file.FullName)));
        WriteLiving(living);
    }

    public void WriteLiving(LivingKeys living) => Write(Living, living, BackupJson.Default.LivingKeys);

    public LivingKeys ReadLiving() => Read(Living, BackupJson.Default.LivingKeys);

    /// <summary>The part's description, once its bytes are proved.</summary>
    /// <param name="file">The part's file name; null takes the newest.</param>
    public DataPart ReadPart(string? file)
    {
        var name = file is null ? Newest(path) : Path.GetFileName(file);
        var part = Read(name + ".seal", BackupJson.Default.DataPart);
        if (!File.Exists(PathOf(name)) || part.File != name || new FileInfo(PathOf(name)).Length != part.Length || !Hash(PathOf(name)).SequenceEqual(part.Sha256))
        {
            throw new ServerStateException($"The backup {name} is not whole, or was changed since it was made. Nothing was restored; take another with --part.");
        }

        return part;
    }

    private void WritePart(DataPart part) => Write(part.File + ".seal", part, BackupJson.Default.DataPart);

    private static byte[] Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return SHA256.HashData(stream);
    }

    private static string Newest(string folder) =>
        (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "data-*.seal") : []).Select(Path.GetFileNameWithoutExtension)
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
