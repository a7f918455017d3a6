using System.Security.Cryptography;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Access;

/// <summary>Makes the workspace, its keys and its first epoch on first start; at every later one checks that database and keys belong together.</summary>
internal sealed class Installation(ServerOptions options, KeyFolder keys, IStore store, TimeProvider time)
{
    private const string Check = "key-check";

    /// <summary>Before the server answers anything; blocks, since building an application does.</summary>
    public WorkspaceInfo Prepare() => Task.Run(() => PrepareAsync(CancellationToken.None)).GetAwaiter().GetResult();

    private async Task<WorkspaceInfo> PrepareAsync(CancellationToken cancellationToken)
    {
        var held = await store.ReadAsync(StoreRole.Access, session => session.Find<WorkspaceRow>("access.workspace"), cancellationToken);
        var id = held is null ? await CreateAsync(cancellationToken) : await CheckAsync(held, cancellationToken);
        return new WorkspaceInfo(id, options.WorkspaceName, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
    }

    private async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        keys.Create();
        var id = RandomId.New();
        var check = new Tagger(keys.ReadTagKey()).Tag(Check, id);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await store.WriteAsync(
            StoreRole.Access,
            session =>
            {
                session.Execute(
                    "access.add_workspace",
                    new { Id = id, Name = options.WorkspaceName, options.TimeZone, KeyCheck = check, Now = now });
                return session.Execute("keys.add_epoch", new { Epoch = 1, Now = now });
            },
            cancellationToken);
        return id;
    }

    private async Task<string> CheckAsync(WorkspaceRow held, CancellationToken cancellationToken)
    {
        var check = new Tagger(keys.ReadTagKey()).Tag(Check, held.Id);
        if (!CryptographicOperations.FixedTimeEquals(check, held.KeyCheck))
        {
            throw new ServerStateException(
                "The keys in the keys folder are not those of this database, so the server does not start. "
                + "Say with --keys where the keys of this database lie.");
        }

        foreach (var epoch in await store.ReadAsync(StoreRole.Access, session => session.Query<long>("keys.epochs"), cancellationToken))
        {
            keys.ReadEpochKey(epoch);
        }

        await store.WriteAsync(
            StoreRole.Access,
            session => session.Execute("access.set_workspace", new { held.Id, Name = options.WorkspaceName, options.TimeZone }),
            cancellationToken);
        return held.Id;
    }
}
