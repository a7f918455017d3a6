using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers;

/// <summary>The server that does not see the workspace's lock in one kind of request.</summary>
/// <param name="name">Its name in the zoo.</param>
/// <param name="defect">What is wrong with it.</param>
/// <param name="mustFail">The cases that must fail.</param>
/// <param name="overlooks">The requests in which it does not look.</param>
internal sealed class LockMutant(string name, string defect, string[] mustFail, Func<SeenRequest, bool> overlooks) : SabotagedServer, IStartupFilter
{
    public override string Name => name;

    public override string Defect => defect;

    public override IReadOnlyList<string> MustFail => mustFail;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            var seen = await SeenRequest.OfAsync(http);
            http.Request.Body = new MemoryStream(seen.Body);
            var store = http.RequestServices.GetRequiredService<IStore>();
            var workspace = http.RequestServices.GetRequiredService<ReferenceServer.Access.WorkspaceInfo>().Id;
            var role = StoreRole.Settings(new MemberScope(workspace, ""));
            var held = await store.ReadAsync(role, session => WorkspaceSettings.Read(session, workspace), http.RequestAborted);
            if (!overlooks(seen))
            {
                await rest();
                return;
            }
            await WriteAsync(store, role, workspace, held with { PrivacyChange = WorkspaceSettings.Default.PrivacyChange });
            await rest();
            await WriteAsync(store, role, workspace, held);
        });
        next(app);
    };

    protected override void Sabotage(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    private static Task<bool> WriteAsync(IStore store, StoreRole role, string workspace, WorkspaceSettings settings) => store.WriteAsync(
        role,
        session =>
        {
            settings.Write(session, workspace);
            return true;
        },
        CancellationToken.None);
}
