using System.Collections.Concurrent;
using System.Security.Cryptography;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Keeping;

/// <summary>
/// The workspace's keys for CRMs, sealed under the epoch key. They are read anew every few seconds, so that a new one is used
/// without a restart, on every replica.
/// </summary>
internal sealed class CrmKeyBook(IStore store, EpochKeys epochs, SettingsDesk desk, AuditTrail audit, WorkspaceInfo workspace, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<CrmName, (DateTimeOffset Until, string? Key)> known = new();

    /// <returns>Null when there is none, or none that opens.</returns>
    public async ValueTask<string?> FindAsync(CrmName crm, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(crm, out var held) && held.Until > time.GetUtcNow())
        {
            return held.Key;
        }

        var key = await store.ReadAsync(StoreRole.Settings(new MemberScope(workspace.Id, "")), session => Find(session, crm), cancellationToken);
        known[crm] = (time.GetUtcNow() + Life, key);
        return key;
    }

    /// <summary>Puts a key in the place of the one before.</summary>
    /// <exception cref="SettingsRefusedException">Not an administrator.</exception>
    public Task SaveAsync(Caller administrator, CrmName crm, string key, CancellationToken cancellationToken) => ActAsync(
        administrator,
        crm,
        session =>
        {
            var epoch = ConversationKeys.ActiveEpoch(session);
            var box = CrmKeySeal.Seal(epochs.ToSeal(session, epoch), workspace.Id, crm.Value, epoch, key);
            return session.Execute("crm.put_key", new { Workspace = workspace.Id, Crm = crm.Value, Epoch = epoch, Sealed = box });
        },
        "saved",
        cancellationToken);

    /// <exception cref="SettingsRefusedException">Not an administrator.</exception>
    public Task ForgetAsync(Caller administrator, CrmName crm, CancellationToken cancellationToken) => ActAsync(
        administrator,
        crm,
        session => session.Execute("crm.drop_key", new { Workspace = workspace.Id, Crm = crm.Value }),
        "removed",
        cancellationToken);

    private async Task ActAsync(Caller administrator, CrmName crm, Func<StoreSession, int> act, string what, CancellationToken cancellationToken)
    {
        await desk.AsAdministratorAsync(
            administrator,
            session =>
            {
                audit.Append(session, administrator, new AuditEntry("settings", Allowed: true) { Counts = $"crmKey={crm}:{what}" });
                return act(session);
            },
            cancellationToken);
        known.TryRemove(crm, out _);
    }

    private string? Find(StoreSession session, CrmName crm)
    {
        if (session.Find<CrmKeyRow>("crm.find_key", new { Workspace = workspace.Id, Crm = crm.Value }) is not { } row)
        {
            return null;
        }

        try
        {
            return CrmKeySeal.Open(epochs.ToOpen(session, row.Epoch), row);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
