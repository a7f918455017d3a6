using X80.Cli.Personal;
using X80.Sdk.Tokens;

namespace X80.Cli.Accounts;

/// <summary>A person's log-ins on this machine: in the system's secret store, or in a plain file where that was asked for.</summary>
/// <param name="folder">Where the files are.</param>
/// <param name="secrets">The system's store; null where none works.</param>
internal sealed class LoginBook(PersonalFolder folder, ISecretStore? secrets)
{
    /// <returns>Null where nobody logged in under this profile.</returns>
    /// <exception cref="SecretStoreException">The store does not say.</exception>
    public async Task<KeptLogin?> FindAsync(string profile, CancellationToken cancellationToken)
    {
        if (secrets is not null && Login.TryParse(await secrets.ReadAsync(NameOf(profile), cancellationToken), out var stored))
        {
            return new KeptLogin(stored, LoginPlaces.Store);
        }

        var file = folder.LoginFileOf(profile);
        return File.Exists(file) && Login.TryParse(await File.ReadAllTextAsync(file, cancellationToken), out var plain)
            ? new KeptLogin(plain, LoginPlaces.File)
            : null;
    }

    /// <summary>Keeps it in the secret store, or in a plain file where there is no store; what was kept before goes.</summary>
    /// <returns>Where it is kept.</returns>
    /// <exception cref="SecretStoreException">The store does not keep it.</exception>
    public async Task<string> KeepAsync(string profile, Login login, CancellationToken cancellationToken)
    {
        folder.Ensure();
        var file = folder.LoginFileOf(profile);
        if (secrets is not null)
        {
            await secrets.WriteAsync(NameOf(profile), login.Write(), cancellationToken);
            File.Delete(file);
            return LoginPlaces.Store;
        }

        File.Delete(file);
        await using var stream = new FileStream(file, OwnersAlone());
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(login.Write().AsMemory(), cancellationToken);
        return LoginPlaces.File;
    }

    /// <summary>Forgets it wherever it lies.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> ForgetAsync(string profile, CancellationToken cancellationToken)
    {
        var file = folder.LoginFileOf(profile);
        var wasThere = File.Exists(file);
        File.Delete(file);
        if (secrets is not null && await secrets.ReadAsync(NameOf(profile), cancellationToken) is not null)
        {
            await secrets.DeleteAsync(NameOf(profile), cancellationToken);
            wasThere = true;
        }

        return wasThere;
    }

    private static string NameOf(string profile) => "x80-login-" + profile;

    private static FileStreamOptions OwnersAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
