using System.Globalization;
using System.Security.Cryptography;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Keys;

/// <summary>
/// The folder outside the database that holds what makes its content readable (GATE-13): one <c>epoch-N.key</c> an epoch,
/// <c>tag.key</c> for tags and <c>audit-signing.key</c>. Readable by the owner alone.
/// </summary>
internal sealed class KeyFolder(string path) : IEpochKeyService
{
    private const int KeyLength = 32;
    private const string TagFile = "tag.key";
    private const string SigningFile = "audit-signing.key";

    public bool HoldsKeys => Directory.Exists(path) && Directory.EnumerateFiles(path, "*.key").Any();

    public byte[] ReadTagKey() => Required(TagFile, KeyLength);

    /// <summary>An ECDSA key on P-256, as PKCS #8.</summary>
    public byte[] ReadSigningKey() => Required(SigningFile, length: null);

    /// <summary>For the first start: makes the folder and its keys, and keeps what is already there.</summary>
    public void Create()
    {
        DurableFile.CreateFolder(path);
        DurableFile.TryCreate(Path.Combine(path, TagFile), RandomNumberGenerator.GetBytes(KeyLength));
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DurableFile.TryCreate(Path.Combine(path, SigningFile), signing.ExportPkcs8PrivateKey());
    }

    public byte[]? Read(long epoch) => Read(EpochFile(epoch), KeyLength);

    void IEpochKeyService.Create(long epoch) =>
        DurableFile.TryCreate(Path.Combine(path, EpochFile(epoch)), RandomNumberGenerator.GetBytes(KeyLength));

    public void Destroy(long epoch) => DurableFile.Destroy(Path.Combine(path, EpochFile(epoch)));

    private static string EpochFile(long epoch) => string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch}.key");

    private byte[] Required(string name, int? length) => Read(name, length) ?? throw new ServerStateException(
        $"The key file {name} is not in the keys folder, so what the database holds cannot be read and the server does not start. "
        + "Say with --keys where the keys of this database lie.");

    private byte[]? Read(string name, int? length)
    {
        var file = Path.Combine(path, name);
        if (!File.Exists(file))
        {
            return null;
        }

        if (DurableFile.IsOpenToOthers(path) || DurableFile.IsOpenToOthers(file))
        {
            throw new ServerStateException(
                $"The keys folder or its file {name} can be read by others on this machine, so the server does not use it. "
                + "Give them to the server's own user alone: chmod 700 on the folder, chmod 600 on the files.");
        }

        var key = File.ReadAllBytes(file);
        return length is null || key.Length == length
            ? key
            : throw new ServerStateException($"The key file {name} is not {length} bytes long. Restore it from your copy of the keys.");
    }
}
