using System.Text;
using X80.Contract.Sessions;
using X80.Sdk.Channels;

namespace X80.Sdk.Reading.Packs;

/// <summary>
/// Where packs come from (READ-4). Those in this package are trusted because they are in it. One that a person drops into a
/// folder takes the place of the bundled one of its name when a key named here signed it and it is not older; otherwise
/// nothing is read, so that nobody takes the bundled pack for the one in the folder.
/// </summary>
public sealed class ReaderPackSource
{
    private readonly string? folder;
    private readonly IReadOnlyList<PackKey> trusted;
    private readonly ReaderPack? own;

    private ReaderPackSource(string? folder, IReadOnlyList<PackKey> trusted, ReaderPack? own = null) => (this.folder, this.trusted, this.own) = (folder, trusted, own);

    /// <summary>The packs in this package and no other.</summary>
    public static ReaderPackSource Bundled { get; } = new(null, []);

    /// <param name="folder">Where <c>NAME.pack.json</c> and <c>NAME.pack.json.sig</c> are looked for, at each reading.</param>
    /// <param name="trusted">The keys that may have signed them.</param>
    public static ReaderPackSource WithFolder(string folder, params IReadOnlyList<PackKey> trusted) => new(folder, trusted);

    /// <summary>
    /// A pack that nobody signed, for the channel that its author is at work on. Whatever it says of itself, it reads practice and saved
    /// pages alone.
    /// </summary>
    public static ReaderPackSource ForPractice(ReaderPack pack) => new(null, [], pack with { VerifiedAt = null, ExpiresAt = null });

    /// <summary>The pack of a channel where no folder holds a newer one.</summary>
    /// <exception cref="ReaderPackException">This package holds no pack for the channel.</exception>
    internal ReaderPack DefaultFor(Channel channel) => own ?? ReaderPacks.Bundled(channel.ReaderPack);

    /// <summary>The pack to read with now.</summary>
    /// <exception cref="ReadRefusedException">The pack in the folder may not be used, or the backend no longer accepts the pack.</exception>
    internal async Task<ReaderPack> ChooseAsync(ReaderPack bundled, PackPolicy? policy, CancellationToken cancellationToken)
    {
        var pack = await FindInFolderAsync(bundled, mayBeOlder: false, cancellationToken).ConfigureAwait(false) ?? bundled;
        if (policy is not null && policy.Revoked.Contains($"{pack.Id}@{pack.Version}", StringComparer.Ordinal))
        {
            throw PackRefusal.Revoked.ToException();
        }

        return policy is not null && policy.Minimum.TryGetValue(pack.Id, out var minimum) && pack.IsOlderThan(minimum)
            ? throw PackRefusal.BelowMinimum.ToException()
            : pack;
    }

    /// <returns>The pack of that name in the folder where it may be used; null where there is none or it may not.</returns>
    internal async Task<ReaderPack?> TryFindAsync(ReaderPack like, CancellationToken cancellationToken)
    {
        try
        {
            // Older ones count, too: what is asked is what lies there.
            return await FindInFolderAsync(like, mayBeOlder: true, cancellationToken).ConfigureAwait(false);
        }
        catch (ReadRefusedException)
        {
            return null;
        }
    }

    private async Task<ReaderPack?> FindInFolderAsync(ReaderPack bundled, bool mayBeOlder, CancellationToken cancellationToken)
    {
        if (folder is null || await ReadAsync(FileOf(bundled), cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            return null;
        }

        // The signature comes first: nothing of an unsigned file is parsed.
        await RequireSignedAsync(bytes, FileOf(bundled) + PackSignature.Extension, cancellationToken).ConfigureAwait(false);
        var pack = Parse(bytes, bundled.Id);
        if (pack.Id != bundled.Id || pack.Channel != bundled.Channel)
        {
            throw PackRefusal.Misplaced.ToException();
        }

        return !mayBeOlder && pack.IsOlderThan(bundled.Version) ? throw PackRefusal.RolledBack.ToException() : pack;
    }

    private string FileOf(ReaderPack pack) => Path.Combine(folder!, pack.Id + ReaderPack.Extension);

    private async Task RequireSignedAsync(byte[] pack, string signatureFile, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(signatureFile, cancellationToken).ConfigureAwait(false);
        var signatures = Encoding.UTF8.GetString(text ?? []).Split('\n').Select(PackSignature.Parse).OfType<PackSignature>().ToList();
        if (signatures.Count == 0)
        {
            throw PackRefusal.Unsigned.ToException();
        }

        // Two signatures stand there for the moment in which a newer pack takes its place.
        var known = signatures.Where(signature => trusted.Any(key => key.Id == signature.KeyId)).ToList();
        if (known.Count == 0)
        {
            throw PackRefusal.KeyUnknown.ToException();
        }

        if (!known.Any(signature => trusted.Any(key => key.Verifies(pack, signature))))
        {
            throw PackRefusal.Tampered.ToException();
        }
    }

    private static ReaderPack Parse(byte[] bytes, string source)
    {
        try
        {
            return ReaderPack.Parse(Encoding.UTF8.GetString(bytes), source);
        }
        catch (ReaderPackException)
        {
            throw PackRefusal.Incomplete.ToException();
        }
    }

    private static async Task<byte[]?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackRefusal.Unreadable.ToException();
        }
    }
}
