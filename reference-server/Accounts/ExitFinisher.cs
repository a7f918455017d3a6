using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts;

/// <summary>At start: whoever left while the server went down has no conversation Shared any more.</summary>
internal sealed class ExitFinisher(IStore store, WorkspaceInfo workspace, MemberExit exit) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var left = await store.ReadAsync(
            StoreRole.Access, session => session.Query<string>("accounts.left_members", new { Workspace = workspace.Id }), cancellationToken);
        foreach (var member in left)
        {
            await exit.MakeAllPrivateAsync(Caller.Server(new MemberScope(workspace.Id, member)), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
