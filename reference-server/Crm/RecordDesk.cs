using X80.Contract.Records;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm;

/// <summary>The CRM as a member may see it: what the administrator allows, and no faster than that (CRM-10).</summary>
internal sealed class RecordDesk(SettingsDesk settings, WorkspaceCrm crm, CrmUse use)
{
    /// <returns>The record with what may be seen of it; null when there is none, or its kind may not be seen.</returns>
    public async Task<CrmRecord?> FindAsync(MemberScope member, RecordRef record, CancellationToken cancellationToken)
    {
        var access = await AccessAsync(member, cancellationToken);
        return access.Allows(record.Kind) && await crm.FindAsync(record, cancellationToken) is { } found ? access.Only(found) : null;
    }

    /// <summary>As <see cref="FindAsync"/>, for a token, and counted among the records that it opened.</summary>
    /// <exception cref="RefusedException">404, or 429: too many distinct records.</exception>
    public async Task<CrmRecord> OpenAsync(Caller caller, RecordRef record, CancellationToken cancellationToken)
    {
        await use.CountRecordAsync(caller, record, cancellationToken);
        return await FindAsync(caller.Member, record, cancellationToken) ?? throw Refusal.NotFound();
    }

    /// <exception cref="RefusedException">429: too many searches.</exception>
    public async Task<IReadOnlyList<RecordHit>> SearchAsync(Caller caller, RecordSearch search, CancellationToken cancellationToken)
    {
        await use.CountSearchAsync(caller, cancellationToken);
        return await crm.SearchAsync(search.Query, search.Kind, await AccessAsync(caller.Member, cancellationToken), cancellationToken);
    }

    /// <summary>Before a chat is opened with the question whose it is: that counts as a search.</summary>
    /// <exception cref="RefusedException">429: too many searches.</exception>
    public Task CountSuggestAsync(Caller caller, CancellationToken cancellationToken) => use.CountSearchAsync(caller, cancellationToken);

    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(MemberScope member, ChatEnvelope envelope, CancellationToken cancellationToken) =>
        await crm.SuggestAsync(envelope, await AccessAsync(member, cancellationToken), cancellationToken);

    public async Task<RecordAccess> AccessAsync(MemberScope member, CancellationToken cancellationToken) =>
        new(await settings.ReadAsync(member, cancellationToken), crm);
}
