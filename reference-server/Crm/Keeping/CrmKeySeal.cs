using System.Security.Cryptography;
using System.Text;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Keeping;

/// <summary>A CRM's key under the epoch key: bound to its workspace, its CRM and its epoch.</summary>
internal static class CrmKeySeal
{
    /// <exception cref="CryptographicException">The row is another's, or a byte of it was changed.</exception>
    public static string Open(byte[] epochKey, CrmKeyRow row) =>
        Encoding.UTF8.GetString(Sealing.Open(epochKey, Place(row.WorkspaceId, row.Crm, row.Epoch), row.Sealed));

    public static byte[] Seal(byte[] epochKey, string workspace, string crm, long epoch, string key) =>
        Sealing.Seal(epochKey, Place(workspace, crm, epoch), Encoding.UTF8.GetBytes(key));

    /// <summary>Moves every key of one epoch under another.</summary>
    public static void Reseal(StoreSession session, (long Epoch, byte[] Key) old, (long Epoch, byte[] Key) next)
    {
        foreach (var row in session.Query<CrmKeyRow>("crm.keys_of_epoch", new { old.Epoch }))
        {
            session.Execute("crm.reseal_key", new
            {
                Workspace = row.WorkspaceId,
                row.Crm,
                Old = old.Epoch,
                Was = row.Sealed,
                next.Epoch,
                Sealed = Again(row, old.Key, next),
            });
        }
    }

    /// <returns>What opens under no key stays as it is, and must not keep the old epoch alive.</returns>
    private static byte[] Again(CrmKeyRow row, byte[] oldKey, (long Epoch, byte[] Key) next)
    {
        try
        {
            return Seal(next.Key, row.WorkspaceId, row.Crm, next.Epoch, Open(oldKey, row));
        }
        catch (CryptographicException)
        {
            return row.Sealed;
        }
    }

    private static string Place(string workspace, string crm, long epoch) => $"crm-key\n{workspace}\n{crm}\n{epoch}";
}
