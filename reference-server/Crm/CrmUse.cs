using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm;

/// <summary>
/// Counts what a token asks of the CRM: searches in a minute, distinct records in 24 hours (CRM-10). In the database, so
/// that it holds on every replica; records stand there as tags.
/// </summary>
internal sealed class CrmUse(IStore store, Tagger tagger, TimeProvider time)
{
    private const string Search = "search";
    private const string Record = "record";
    private static readonly TimeSpan SearchWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RecordWindow = TimeSpan.FromHours(24);

    /// <exception cref="RefusedException">429 with the seconds until one of them no longer counts.</exception>
    public Task CountSearchAsync(Caller caller, CancellationToken cancellationToken) =>
        CountAsync(caller, Search, tagger.Tag(Search, RandomId.New()), cancellationToken);

    /// <summary>The same record again costs nothing. One that does not exist counts too: guessing is what this bounds.</summary>
    /// <exception cref="RefusedException">429 with the seconds until one of them no longer counts.</exception>
    public async Task CountRecordAsync(Caller caller, RecordRef record, CancellationToken cancellationToken)
    {
        var tag = tagger.Tag("opened-record", caller.Member.Member, record.Kind.Value, record.Id.Value);
        var arguments = Arguments(caller, Record, tag, time.GetUtcNow() - RecordWindow);
        var known = await store.ReadAsync(
            StoreRole.Of(caller.Member), session => session.Find<long>("uses.known", arguments) > 0, cancellationToken);
        if (!known)
        {
            await CountAsync(caller, Record, tag, cancellationToken);
        }
    }

    private Task<bool> CountAsync(Caller caller, string what, byte[] tag, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Of(caller.Member),
            session =>
            {
                var settings = WorkspaceSettings.Read(session, caller.Member.Workspace);
                var (most, window) = what == Search ? (settings.SearchesAMinute, SearchWindow) : (settings.RecordsADay, RecordWindow);
                var arguments = Arguments(caller, what, tag, time.GetUtcNow() - window);
                session.Execute("uses.forget", arguments);
                if (session.Find<long>("uses.known", arguments) == 0)
                {
                    if (session.Find<long>("uses.count", arguments) >= most)
                    {
                        throw TooMany(what, session.Find<long>("uses.oldest", arguments), window);
                    }

                    session.Execute("uses.add", arguments);
                }

                return true;
            },
            cancellationToken);

    private RefusedException TooMany(string what, long oldest, TimeSpan window)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(oldest) + window - time.GetUtcNow();
        return Refusal.RateLimited(
            what == Search ? "Too many searches with this token." : "Too many different records were opened with this token.",
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
    }

    private object Arguments(Caller caller, string what, byte[] tag, DateTimeOffset since) => new
    {
        caller.Member.Workspace,
        caller.Member.Member,
        Token = caller.TokenId,
        What = what,
        Tag = tag,
        Since = since.ToUnixTimeMilliseconds(),
        Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };
}
