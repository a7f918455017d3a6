using System.Globalization;
using X80.Cli.Accounts;
using X80.Cli.Running;
using X80.Contract.Kinds;
using X80.Contract.Sessions;
using X80.Contract.Tokens;
using X80.Sdk.Client;
using X80.Sdk.Tokens;

namespace X80.Cli.Doctor.Checks;

/// <summary>
/// Whether backend, token and clock go together, by a round trip that proves it: the backend knows this token, and refuses one that was
/// made a moment ago and that nobody has. Something that only listens, or answers anybody, or repeats an old answer, does not pass.
/// </summary>
internal sealed class AccountCheck(AccessFinder access, DoctorRequest request, TimeProvider time, TimeSpan? answerTime = null) : IDoctorCheck
{
    private const string Token = "token";
    private const string Backend = "backend";
    private const string Clock = "clock";

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    // Clicks are dated by the backend's clock, so a wrong one here fails nothing at once; certificates and logs go wrong by it.
    private static readonly TimeSpan ClockBound = TimeSpan.FromSeconds(30);

    public string Subject => "token, backend and clock";

    /// <summary>What the backend says of reader packs, once it was asked; null where it gave no answer.</summary>
    public PackPolicy? Packs { get; private set; }

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        KeptLogin found;
        try
        {
            found = await access.FindAsync(request.Folder, request.Profile, request.Backend, cancellationToken);
            AccessFinder.Check(found.Login.Backend);
        }
        catch (CliException missing)
        {
            return [Finding.Wrong(Token, $"{missing.Page.What} {missing.Page.Why}", missing.Page.Next), .. NotAsked()];
        }
        catch (SecretStoreException locked)
        {
            return [Finding.Wrong(Token, locked.Message, "Unlock the secret store, then run x80 doctor again."), .. NotAsked()];
        }

        var client = ClientFor(found.Login.Backend, found.Login.Token);
        var asked = (Own: client.GetSessionAsync(cancellationToken), Nobody: ClientFor(found.Login.Backend, X80Token.NewRandom()).GetSessionAsync(cancellationToken));
        var (own, nobody) = (await asked.Own, await asked.Nobody);
        Packs = own.Value?.Packs;
        return [TokenOf(found, own), BackendOf(found.Login.Backend, own, nobody), ClockOf(client.Clock.Offset, own)];
    }

    private static Finding[] NotAsked() => [Finding.Unseen(Backend, "Without a token there is nothing to prove."), Finding.Unseen(Clock, "No backend was asked.")];

    private CaptureClient ClientFor(Uri backend, X80Token token) =>
        CaptureClient.Create(new CaptureClientOptions { Backend = backend, Timeout = answerTime ?? AnswerTime }, new FixedTokenSource(token), time);

    private static Finding TokenOf(KeptLogin found, Read<SessionInfo> own)
    {
        const string Renew = "Make a new one in the backend's web app, then x80 login.";
        var isWhole = X80Token.TryParse(found.Login.Token.Reveal(), out _);
        return own switch
        {
            { Reason: UnavailableReason.TokenRefused or UnavailableReason.Forbidden } => Finding.Wrong(
                Token, isWhole ? "The backend does not take it: it is unknown there, expired or revoked." : "Its check letters are not right: it was mistyped or cut.", Renew),
            { IsAvailable: false } => Finding.Unseen(Token, "The backend did not say."),
            { Value.Scopes: var scopes } when !scopes.Contains(Scope.Capture) => Finding.Notice(Token, "It is accepted, and may not capture.", Renew),
            _ when found.Place == LoginPlaces.File => Finding.Notice(
                Token, "It is accepted, and lies in a plain file.", "In a session with a secret store, log in again: the file goes."),
            _ => Finding.Ok(Token, found.Place == LoginPlaces.Environment ? "It is accepted; it came with this run." : "It is accepted, and lies in the secret store."),
        };
    }

    private static Finding BackendOf(Uri backend, Read<SessionInfo> own, Read<SessionInfo> nobody) => (own, nobody) switch
    {
        ({ Reason: UnavailableReason.Unreachable }, _) => Finding.Wrong(Backend, $"{backend} could not be reached.", "Check its address and that it runs."),
        ({ Reason: UnavailableReason.TimedOut }, _) => Finding.Wrong(Backend, $"{backend} takes connections and does not answer.", "Let whoever runs it look at its readyz page and restart it."),
        (_, { IsAvailable: true }) => Finding.Wrong(
            Backend, $"What answers at {backend} knows a token that nobody has: it answers anybody, or repeats old answers.", "Check the address, and what stands between: a proxy, a cache."),
        ({ Reason: UnavailableReason.RateLimited or UnavailableReason.ServerFailed }, _) => Finding.Wrong(Backend, $"{backend} is there, and failed or is busy.", "Let whoever runs it look at its readyz page and its log."),
        (_, { Reason: not UnavailableReason.TokenRefused }) or ({ Reason: UnavailableReason.NotServed or UnavailableReason.Malformed }, _) or ({ IsAbsent: true }, _) =>
            Finding.Wrong(Backend, $"What answers at {backend} does not speak the contract.", "Check the address."),
        ({ Value: null }, _) => Finding.Unseen(Backend, "It refuses this token as it should; whether it knows a right one is not proved."),
        ({ Value.Contract: var contract }, _) when !contract.StartsWith("1.", StringComparison.Ordinal) =>
            Finding.Wrong(Backend, $"{backend} speaks version {contract} of the contract, and this x80 version 1.", "Update x80."),
        _ => Finding.Ok(Backend, $"{backend} answered this token, and refused one that nobody has."),
    };

    private static Finding ClockOf(TimeSpan offset, Read<SessionInfo> own) =>
        own.Reason is UnavailableReason.Unreachable or UnavailableReason.TimedOut ? Finding.Unseen(Clock, "No backend answered.")
        : offset.Duration() <= ClockBound ? Finding.Ok(Clock, $"This machine's clock and the backend's are within {ClockBound.Seconds} s.")
        : Finding.Wrong(
            Clock, $"This machine's clock and the backend's are {offset.Duration().TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture)} minutes apart.", "Let the system set the time by itself, here or there.");
}
