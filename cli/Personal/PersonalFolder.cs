using X80.Contract.Kinds;
using X80.Sdk.Tokens;

namespace X80.Cli.Personal;

/// <summary>
/// Where this machine keeps what is the person's own: the session's profile, the ledger, the passphrase's hash, marks of what lies in
/// the secret store. A folder that its owner alone can read.
/// </summary>
internal sealed class PersonalFolder(DirectoryInfo root)
{
    // Nothing is made for who only looks: a home that cannot be written to can still be read.
    public static PersonalFolder Default => new(new DirectoryInfo(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "x80")));

    public string Root => root.FullName;

    /// <summary>Every send of this machine (HUMAN-9).</summary>
    public string LedgerFile => Path.Combine(Root, "sent.jsonl");

    /// <summary>Chats known by title alone that were confirmed here (GATE-14): opaque keys.</summary>
    public string ConfirmedFile => Path.Combine(Root, "confirmed-chats");

    public string PassphraseFile => Path.Combine(Root, "passphrase.json");

    /// <summary>A log-in in plain words, where a person accepted that: no secret store was there.</summary>
    public string LoginFileOf(string profile) => Path.Combine(Root, $"login-{profile}");

    /// <summary>The session's own secret store; null where it has none that works.</summary>
    public Task<ISecretStore?> FindSecretsAsync(CancellationToken cancellationToken) =>
        OsSecretStore.FindAsync(Path.Combine(Root, "secrets"), Environment.GetEnvironmentVariable, cancellationToken);

    /// <summary>The browser profile of a channel's real session. Nothing but <c>x80 open</c> ever names it (GUARD-8).</summary>
    public string ProfileOf(ChannelKind channel) => Path.Combine(Root, "profiles", channel.Value);

    public void Ensure()
    {
        if (OperatingSystem.IsWindows())
        {
            root.Create();
            return;
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(Root, OwnerOnly);
        File.SetUnixFileMode(Root, OwnerOnly);
    }
}
