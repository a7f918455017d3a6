using System.Text;
using X80.Contract.Sessions;

namespace X80.Sdk.Reading.Packs;

/// <summary>
/// Fetches a newer pack into the pack folder. Nothing here runs by itself: an embedder calls it when a person asks for it. All
/// is checked before a byte is written, and at every moment the folder holds a pack with its signature.
/// </summary>
public sealed class PackFetcher
{
    private const int MostPackBytes = 256 * 1024;
    private const int MostSignatureBytes = 1024;

    private readonly string folder;
    private readonly IReadOnlyList<PackKey> trusted;
    private readonly TimeProvider time;

    /// <param name="folder">The folder that <see cref="ReaderPackSource.WithFolder"/> names; made where it is missing.</param>
    /// <param name="time">The clock; a pack's age is judged by it.</param>
    /// <param name="trusted">The keys that may have signed packs.</param>
    public PackFetcher(string folder, TimeProvider time, params IReadOnlyList<PackKey> trusted) =>
        (this.folder, this.time, this.trusted) = (Path.GetFullPath(folder), time, trusted);

    /// <summary>Gets the pack, and its signature at the same address with <c>.sig</c> after it; checks both, and puts them into the folder.</summary>
    /// <param name="address">Where <c>NAME.pack.json</c> lies: an https address, or http on this machine.</param>
    /// <param name="policy">Which packs the backend still accepts; null where it has not said so.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The pack that the folder holds now.</returns>
    /// <exception cref="PackFetchException">It was not fetched; the folder is as it was.</exception>
    public async Task<ReaderPack> FetchAsync(Uri address, PackPolicy? policy, CancellationToken cancellationToken)
    {
        var file = FileOf(address);
        using var download = new PackDownload(time);
        var bytes = await download.GetAsync(address, MostPackBytes, cancellationToken).ConfigureAwait(false)
            ?? throw new PackFetchException("fetch-not-found", "There is no pack at that address.", "Check the address.");
        var line = await download.GetAsync(SignatureOf(address), MostSignatureBytes, cancellationToken).ConfigureAwait(false);
        var signature = RequireSigned(bytes, line);
        var pack = Parse(bytes, file);
        RequireUsable(pack, file, policy);
        await RequireNewerAsync(pack, cancellationToken).ConfigureAwait(false);
        await PutAsync(Path.Combine(folder, file), bytes, signature, cancellationToken).ConfigureAwait(false);
        return pack;
    }

    private static string FileOf(Uri address)
    {
        var isSafe = address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        if (!isSafe)
        {
            throw new PackFetchException("fetch-address", "Packs are fetched over https alone.", "Name an address that begins with https://.");
        }

        var file = address.Segments[^1];
        return file.EndsWith(ReaderPack.Extension, StringComparison.Ordinal) && file[..^ReaderPack.Extension.Length].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? file
            : throw new PackFetchException("fetch-address", "The address names no pack.", $"Name one that ends with NAME{ReaderPack.Extension}.");
    }

    private static Uri SignatureOf(Uri address) => new UriBuilder(address) { Path = address.AbsolutePath + PackSignature.Extension }.Uri;

    private PackSignature RequireSigned(byte[] pack, byte[]? line)
    {
        var signature = PackSignature.Parse(Encoding.UTF8.GetString(line ?? []))
            ?? throw new PackFetchException("pack-unsigned", "The pack at that address has no readable signature beside it.", "Ask whoever keeps the address to sign it.");
        var key = trusted.FirstOrDefault(key => key.Id == signature.KeyId)
            ?? throw new PackFetchException("pack-key-unknown", "The pack at that address is signed by a key that is not trusted here.", "Get packs from whoever made this program.");
        return key.Verifies(pack, signature)
            ? signature
            : throw new PackFetchException("pack-tampered", "The pack at that address is not what was signed.", "Do not use it; tell whoever keeps the address.");
    }

    private static ReaderPack Parse(byte[] bytes, string file)
    {
        try
        {
            return ReaderPack.Parse(Encoding.UTF8.GetString(bytes), file);
        }
        catch (ReaderPackException malformed)
        {
            throw new PackFetchException("pack-incomplete", "The pack at that address is signed, but is no complete pack of a form that this version knows.", "Update this program.", malformed);
        }
    }

    private void RequireUsable(ReaderPack pack, string file, PackPolicy? policy)
    {
        if (file != pack.Id + ReaderPack.Extension || (BundledOf(pack.Id) is { } bundled && bundled.Channel != pack.Channel))
        {
            throw new PackFetchException("pack-misplaced", "The pack at that address belongs to another channel than its name says.", "Tell whoever keeps the address.");
        }

        if (policy is not null && policy.Revoked.Contains($"{pack.Id}@{pack.Version}", StringComparer.Ordinal))
        {
            throw new PackFetchException("pack-revoked", "Your backend has withdrawn the version at that address.", "Wait for a newer one.");
        }

        if (policy is not null && policy.Minimum.TryGetValue(pack.Id, out var minimum) && pack.IsOlderThan(minimum))
        {
            throw new PackFetchException("pack-below-minimum", "Your backend asks for a newer version than the one at that address.", "Wait for a newer one.");
        }

        if (pack.StaleOn(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is { } stale)
        {
            throw new PackFetchException(stale.Why, stale == PackRefusal.Expired ? "The pack at that address was last checked too long ago." : "The pack at that address was never checked on the real site.", "Wait for a newer one.");
        }
    }

    private async Task RequireNewerAsync(ReaderPack pack, CancellationToken cancellationToken)
    {
        if (BundledOf(pack.Id) is { } bundled && pack.IsOlderThan(bundled.Version))
        {
            throw new PackFetchException("pack-rolled-back", "The pack at that address is older than the one in this program.", "Keep the one that is here.");
        }

        // What lies there and may not be used is no reason to keep it.
        var held = await ReaderPackSource.WithFolder(folder, trusted).TryFindAsync(pack, cancellationToken).ConfigureAwait(false);
        if (held is not null && pack.IsOlderThan(held.Version))
        {
            throw new PackFetchException("pack-rolled-back", "The pack at that address is older than the one in the pack folder.", "Keep the one that is here.");
        }
    }

    private static ReaderPack? BundledOf(string id)
    {
        try
        {
            return ReaderPacks.Bundled(id);
        }
        catch (ReaderPackException)
        {
            return null;
        }
    }

    /// <summary>
    /// First the signatures of both, then the pack, then its signature alone: each step replaces a whole file, and after each the
    /// pack in the folder has its signature beside it.
    /// </summary>
    private async Task PutAsync(string path, byte[] pack, PackSignature signature, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var old = File.Exists(path + PackSignature.Extension) ? await File.ReadAllTextAsync(path + PackSignature.Extension, cancellationToken).ConfigureAwait(false) : "";
            await ReplaceAsync(path + PackSignature.Extension, Encoding.UTF8.GetBytes(signature + old), cancellationToken).ConfigureAwait(false);
            await ReplaceAsync(path, pack, cancellationToken).ConfigureAwait(false);
            await ReplaceAsync(path + PackSignature.Extension, Encoding.UTF8.GetBytes(signature.ToString()), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new PackFetchException("pack-unwritable", "The pack folder cannot be written.", "Check its rights and the room on the disk, then try again.", failed);
        }
    }

    private static async Task ReplaceAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            await File.WriteAllBytesAsync(beside, bytes, cancellationToken).ConfigureAwait(false);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
