using System.Buffers;
using System.Text;
using Microsoft.Identity.Client.Extensions.Msal;
using X80.Sdk.Tokens;

namespace X80.Cli.Personal;

/// <summary>
/// The operating system's secret store: Keychain, DPAPI, or on Linux what speaks libsecret's protocol on the session's bus. Beside each
/// secret lies a file in a folder: on Windows it is the secret, encrypted; elsewhere it only says that there is one.
/// </summary>
internal sealed class OsSecretStore : ISecretStore
{
    private const string Application = "x80";

    private const string Mark = ".secret";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string folder;

    private OsSecretStore(string folder) => this.folder = folder;

    /// <summary>Tries whether a secret can be kept and read back.</summary>
    /// <param name="folder">Where the files are, readable by their owner alone.</param>
    /// <param name="environment">Reads a variable of the session.</param>
    /// <param name="cancellationToken">Ends the wait for a person who is asked to unlock the store.</param>
    /// <returns>The store, or null where this machine or session has none that works. One that is locked may be found.</returns>
    public static async Task<ISecretStore?> FindAsync(string folder, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        // Without a bus libsecret would start one of its own, which nobody unlocks.
        if (OperatingSystem.IsLinux() && !HasBus(environment))
        {
            return null;
        }

        var store = new OsSecretStore(folder);
        try
        {
            await Task.Run(store.StorageOf("probe").VerifyPersistence, cancellationToken).WaitAsync(cancellationToken);
            return store;
        }
        catch (MsalCachePersistenceException)
        {
            // One that has kept a secret before is there, and locked: whoever asks it is told so.
            return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + Mark).Any() ? store : null;
        }
    }

    public async ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var secret = await AskAsync(name, storage => storage.ReadData(), cancellationToken);

        // The library takes a store that stays locked for one without the secret. A new key in its place would lose what the old one sealed.
        return secret.Length > 0 ? Encoding.UTF8.GetString(secret)
            : File.Exists(FileOf(name)) ? throw Unanswered(name, inner: null)
            : null;
    }

    public async ValueTask WriteAsync(string name, string secret, CancellationToken cancellationToken)
    {
        var kept = await AskAsync(
            name,
            storage =>
            {
                storage.WriteData(Encoding.UTF8.GetBytes(secret));
                return storage.ReadData();
            },
            cancellationToken);
        if (Encoding.UTF8.GetString(kept) != secret)
        {
            throw new SecretStoreException($"This machine's secret store did not keep {name}. Unlock it, then try again.");
        }
    }

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken) =>
        await AskAsync<byte[]>(
            name,
            storage =>
            {
                storage.Clear();
                return [];
            },
            cancellationToken);

    private static bool HasBus(Func<string, string?> environment) =>
        environment("DBUS_SESSION_BUS_ADDRESS") is { Length: > 0 }
        || (environment("XDG_RUNTIME_DIR") is { Length: > 0 } runtime && Path.Exists(Path.Combine(runtime, "bus")));

    private async Task<T> AskAsync<T>(string name, Func<Storage, T> ask, CancellationToken cancellationToken)
    {
        try
        {
            // Off this thread: the system may first ask the person to unlock the store.
            return await Task.Run(() => ask(StorageOf(name)), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // The library passes on whatever each system throws.
            throw Unanswered(name, refused);
        }
    }

    private Storage StorageOf(string name)
    {
        if (name.Length is 0 or > 64 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new ArgumentException("A secret's name is of lower-case letters, digits and hyphens.", nameof(name));
        }

        return Storage.Create(new StorageCreationPropertiesBuilder(Path.GetFileName(FileOf(name)), folder)
            .WithMacKeyChain(Application, name)
            .WithLinuxKeyring(
                "dev.x80.secret", MsalCacheHelper.LinuxKeyRingDefaultCollection, $"X80: {name}",
                new("application", Application), new("name", name))
            .Build());
    }

    private string FileOf(string name) => Path.Combine(folder, name + Mark);

    private static SecretStoreException Unanswered(string name, Exception? inner) => new(
        $"This machine's secret store does not give {name}. Unlock it. If it was deleted there, delete {name}.secret in X80's data folder, too: what it sealed is then lost.", inner);
}
