using System.CommandLine;
using System.Runtime.CompilerServices;
using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Contract.Conversations;
using X80.Contract.Ledgers;
using X80.Sdk.Client;
using X80.Sdk.Sent;

namespace X80.Cli.Ledger;

/// <summary>The backend that a person is logged in at, beside what this machine remembers.</summary>
/// <param name="Folder">The person's own.</param>
/// <param name="Client">The backend.</param>
internal sealed record OwnBackend(PersonalFolder Folder, CaptureClient Client)
{
    /// <exception cref="CliException">There is no token, or it may not go there.</exception>
    public static async Task<OwnBackend> FindAsync(
        AccessFinder access, ParseResult parsed, PersonalFolderOption folder, ProfileOption profile, BackendOption backend, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var own = folder.In(parsed);
        var found = await access.FindAsync(own, parsed.GetRequiredValue(profile), parsed.GetValue(backend), cancellationToken);
        AccessFinder.Check(found.Login.Backend);
        return new OwnBackend(own, CaptureClient.Create(found.Login.Backend, found.Login.Token, time));
    }

    /// <returns>The lines of this machine's ledger, oldest first.</returns>
    public async Task<IReadOnlyList<SentEntry>> ReadSentAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var store = File.Exists(Folder.LedgerFile) ? await Folder.FindSecretsAsync(cancellationToken) : null;
        using var ledger = new SentFile(Folder.LedgerFile, time, store);
        return await ledger.ReadAsync(cancellationToken);
    }

    /// <exception cref="CliException">The backend does not say.</exception>
    public async IAsyncEnumerable<LedgerEntry> ReadTrailAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = Of(await Client.GetLedgerAsync(after, cancellationToken));
            foreach (var entry in page.Items)
            {
                yield return entry;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <exception cref="CliException">The backend does not say.</exception>
    public async IAsyncEnumerable<Conversation> ReadConversationsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = Of(await Client.ListConversationsAsync(after, limit: null, cancellationToken));
            foreach (var conversation in page.Items)
            {
                yield return conversation;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private static T Of<T>(Read<T> read) where T : class => read.Value ?? throw (read.Reason switch
    {
        UnavailableReason.TokenRefused or UnavailableReason.Forbidden => new CliException(
            ExitCode.CheckFailed, "The backend does not take this token.", "It is unknown there, expired or revoked, or may not read.", "Log in again: x80 login."),
        UnavailableReason.Unreachable or UnavailableReason.TimedOut => CliException.Failed(
            "The backend could not be reached.", "No connection could be made, or it did not answer.", "Check its address and that it runs."),
        _ => CliException.Failed("The backend does not say what it holds.", "It is busy, it failed, or it is no backend of X80.", "See: x80 doctor"),
    });
}
