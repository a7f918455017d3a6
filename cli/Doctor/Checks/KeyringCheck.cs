using X80.Cli.Personal;

namespace X80.Cli.Doctor.Checks;

/// <summary>Whether this session has a secret store that keeps a secret and gives it back.</summary>
internal sealed class KeyringCheck(PersonalFolder folder) : IDoctorCheck
{
    private const string Name = "keyring";

    public string Subject => "the secret store";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        // The store keeps marks in the folder; where there is none yet, none is made.
        if (Directory.Exists(folder.Root))
        {
            return [await LookAsync(folder, cancellationToken)];
        }

        var passing = Directory.CreateTempSubdirectory("x80-doctor-");
        try
        {
            return [await LookAsync(new PersonalFolder(passing), cancellationToken)];
        }
        finally
        {
            passing.Delete(recursive: true);
        }
    }

    private static async Task<Finding> LookAsync(PersonalFolder where, CancellationToken cancellationToken) =>
        await where.FindSecretsAsync(cancellationToken) is not null
            ? Finding.Ok(Name, "This session's secret store works, or is there and locked.")
            : Finding.Wrong(
                Name, "This session has no secret store that works (Keychain, DPAPI, or a keyring on the session's bus): x80 login keeps no token, and names in the ledger stand there plain.",
                "Run X80 in your desktop session, or install and unlock a keyring such as gnome-keyring.");
}
