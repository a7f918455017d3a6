using System.Security.Cryptography;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Access;

/// <summary>Makes the workspace, its keys and its first epoch on first start; at every later one checks that database and keys belong together.</summary>
internal sealed class Installation(ServerOptions options, KeyFolder keys, IEpochKeyService epochs, IStore store, TimeProvider time)
{
    /// <summary>What the workspace's id is tagged with, to tell foreign keys.</summary>
    public const string Check = "key-check";

    /// <summary>Before the server answers anything; blocks, since building an application does.</summary>
    public WorkspaceInfo Prepare() => Task.Run(() => PrepareAsync(CancellationToken.None)).GetAwaiter().GetResult();

    private async Task<WorkspaceInfo> PrepareAsync(CancellationToken cancellationToken)
    {
        var held = await FindAsync(cancellationToken) ?? await BeginAsync(cancellationToken);
        if (held.KeyCheck.Length == 0)
        {
            await FinishAsync(held.Id, cancellationToken);
            held = (await FindAsync(cancellationToken))!;
        }

        await CheckAsync(held, cancellationToken);
        return new WorkspaceInfo(held.Id, options.WorkspaceName, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
    }

    private Task<WorkspaceRow?> FindAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Access, session => session.Find<WorkspaceRow>("access.workspace"), cancellationToken);

    /// <summary>
    /// The row comes before the keys: a new database beside keys of another must not take them for its own. Whether there are
    /// keys is asked where no other first start can come in between.
    /// </summary>
    private Task<WorkspaceRow> BeginAsync(CancellationToken cancellationToken)
    {
        var row = new
        {
            Id = RandomId.New(),
            Name = options.WorkspaceName,
            options.TimeZone,
            KeyCheck = Array.Empty<byte>(),
            Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return store.WriteAsync(
            StoreRole.Access,
            session =>
            {
                if (session.Find<WorkspaceRow>("access.workspace") is { } first)
                {
                    // Another replica was first.
                    return first;
                }

                if (keys.HoldsKeys)
                {
                    throw new ServerStateException(
                        "The keys folder holds keys already, but the database is new, so the server does not start. "
                        + "If the database is lost, restore it with: x80 server restore. Else say with --keys another folder.");
                }

                session.Execute("access.add_workspace", row);
                return new WorkspaceRow { Id = row.Id, KeyCheck = row.KeyCheck };
            },
            cancellationToken);
    }

    /// <summary>Replicas that start at once make the same keys, for the first to make a file wins; one of them writes what is proved by them.</summary>
    private async Task FinishAsync(string id, CancellationToken cancellationToken)
    {
        keys.Create();
        epochs.Create(1);
        var first = epochs.Read(1) ?? throw new ServerStateException("The first epoch key cannot be read back, so the server does not start.");
        var check = new { Id = id, KeyCheck = new Tagger(keys.ReadTagKey()).Tag(Check, id) };
        var epoch = new { Epoch = 1L, Proof = EpochKeys.Prove(first, 1), Now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        await store.WriteAsync(
            StoreRole.Access,
            session => session.Find<WorkspaceRow>("access.workspace") is { KeyCheck.Length: 0 }
                && session.Execute("keys.add_epoch", epoch) + session.Execute("keys.finish_installation", check) > 0,
            cancellationToken);
    }

    private async Task CheckAsync(WorkspaceRow held, CancellationToken cancellationToken)
    {
        var check = new Tagger(keys.ReadTagKey()).Tag(Check, held.Id);
        keys.ReadSigningKey();
        var rows = await store.ReadAsync(StoreRole.Access, session => session.Query<EpochRow>("keys.epochs"), cancellationToken);
        if (!CryptographicOperations.FixedTimeEquals(check, held.KeyCheck) || !rows.All(IsOurs))
        {
            throw new ServerStateException(
                "The keys in the keys folder are not those of this database, so the server does not start. "
                + "Say with --keys where the keys of this database lie.");
        }

        if (!rows.Any(row => row.IsActive))
        {
            throw new ServerStateException(
                "The database is the data part of a backup, without the keys of what lives, so the server does not start. "
                + "Restore it, joined with them, into an empty database: x80 server restore");
        }

        await store.WriteAsync(
            StoreRole.Access,
            session => session.Execute("access.set_workspace", new { held.Id, Name = options.WorkspaceName, options.TimeZone }),
            cancellationToken);
    }

    /// <summary>The key of a spent epoch may be destroyed already.</summary>
    private bool IsOurs(EpochRow row)
    {
        if (row.IsSpent)
        {
            return true;
        }

        var key = epochs.Read(row.Epoch) ?? throw new ServerStateException(
            $"The key of epoch {row.Epoch} is not in the keys folder, so what the database holds cannot be read and the server does not start. "
            + "If this is an old copy of the data, restore it with: x80 server restore. Else say with --keys where its keys lie.");
        return EpochKeys.Proves(key, row);
    }
}
