using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Contract.Tokens;
using X80.Sdk.Client;
using X80.Sdk.Tokens;

namespace X80.Cli.Accounts;

/// <summary>
/// Where a command takes backend and token from: its options, then the environment, then what <c>x80 login</c> kept. A token that was kept
/// goes to the backend that it was kept for and to no other.
/// </summary>
/// <param name="environment">Reads a variable.</param>
/// <param name="findSecrets">Finds the system's secret store.</param>
internal sealed class AccessFinder(Func<string, string?> environment, Func<PersonalFolder, CancellationToken, Task<ISecretStore?>> findSecrets)
{
    public const string BackendVariable = "X80_BACKEND_URL";

    public static AccessFinder OfProcess { get; } = new(Environment.GetEnvironmentVariable, (folder, cancellationToken) => folder.FindSecretsAsync(cancellationToken));

    /// <param name="folder">The person's own.</param>
    /// <param name="profile">Which log-in.</param>
    /// <param name="backend">As the command line names it; null where it does not.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <exception cref="CliException">There is no token, or none for that backend, or a token may not go there.</exception>
    public async Task<KeptLogin> FindAsync(PersonalFolder folder, string profile, Uri? backend, CancellationToken cancellationToken)
    {
        var given = backend ?? FromEnvironment();
        if (environment(EnvironmentTokenSource.Variable) is { Length: > 0 } text)
        {
            return new KeptLogin(OfEnvironment(given, text), LoginPlaces.Environment);
        }

        var kept = Directory.Exists(folder.Root)
            ? await new LoginBook(folder, await findSecrets(folder, cancellationToken)).FindAsync(profile, cancellationToken)
            : null;
        if (kept is null)
        {
            throw CliException.Usage(
                "There is no token.", $"{EnvironmentTokenSource.Variable} is not set, and nobody is logged in under the profile {profile}.",
                "Make a token in the backend's web app, then run x80 login.");
        }

        return given is null || given == kept.Login.Backend
            ? kept
            : throw CliException.Usage(
                "You are logged in at another backend.", $"The token of the profile {profile} is for {kept.Login.Backend}, and goes nowhere else.",
                $"Log in there under a profile of its own: x80 login --backend {given} --profile NAME.");
    }

    /// <exception cref="CliException">A token may not go there.</exception>
    public static void Check(Uri? backend)
    {
        if (BackendAddress.Check(backend) is { } why)
        {
            throw CliException.Usage("That backend cannot be used.", why, "Give its https address, or http on this machine.");
        }
    }

    private static Login OfEnvironment(Uri? backend, string text)
    {
        if (!X80Token.TryParseForeign(text, out var token))
        {
            throw CliException.Usage(
                "There is no token.", $"{EnvironmentTokenSource.Variable} holds no token.", $"Set it to one, or unset it and run x80 login.");
        }

        return backend is not null
            ? new Login(backend, token)
            : throw CliException.Usage(
                "There is no backend.", $"{EnvironmentTokenSource.Variable} is set, and nothing says which backend it is for.", $"Give --backend, or set {BackendVariable}.");
    }

    private Uri? FromEnvironment() =>
        environment(BackendVariable) is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var backend) ? backend
        : throw CliException.Usage("That backend cannot be used.", $"{BackendVariable} holds no address.", "Set it to a whole one, such as https://x80.example/.");
}
