using Dapper;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>Fault 23: connections go from member to member, out of transactions that ended every way, and carry nothing along.</summary>
public sealed class PoolTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Transactions = 900;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The address that tests give asks for none to be kept.</summary>
    [PostgresFact]
    public async Task Connections_are_kept_from_one_transaction_to_the_next()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var raw = server.Database.OpenRaw();
        List<int> Open() => [.. raw.Query<int>("select pid from pg_stat_activity where datname = current_database() and application_name = 'x80-server'")];
        var before = Open();

        await member.OpenSharedAsync();

        Assert.NotEmpty(before);
        Assert.Empty(before.Except(Open()));
    }

    /// <summary>A statement without any scope of its own: only the database keeps the members apart.</summary>
    [PostgresFact]
    public async Task Members_that_alternate_on_few_connections_never_see_one_anothers_rows()
    {
        var members = new[] { await JoinAsync("Mara Field"), await JoinAsync("Rui Prado") };
        var store = server.Services.GetRequiredService<IStore>();
        var seen = await Task.WhenAll(Enumerable.Range(0, Transactions).Chunk(2).SelectMany(pair => pair.Select((i, whose) => LookAsync(store, members[whose], members[1 - whose], i))));

        Assert.All(seen, rows => Assert.Equal(0, rows));
    }

    /// <returns>How many rows of the other were seen.</returns>
    private static async Task<int> LookAsync(IStore store, MemberScope member, MemberScope other, int turn)
    {
        var stranger = new { other.Workspace, other.Member, After = "", Limit = 10 };
        try
        {
            return await (turn % 3 == 0 ? store.WriteAsync(StoreRole.Of(member), Count, Cancel) : store.ReadAsync(StoreRole.Of(member), Count, Cancel));
        }
        catch (AbandonedException e)
        {
            return e.Rows;
        }

        int Count(StoreSession session)
        {
            var rows = session.Query<string>("conversations.page", stranger).Count;
            return turn % 5 == 0 ? throw new AbandonedException(rows) : rows;
        }
    }

    private async Task<MemberScope> JoinAsync(string name)
    {
        using var member = await server.JoinAsync(name, Cancel);
        await member.OpenSharedAsync();
        var who = (await member.GetAsync("session")).Json["member"]!["id"]!.GetValue<string>();
        var workspace = await server.Services.GetRequiredService<IStore>()
            .ReadAsync(StoreRole.Access, session => session.Find<Access.WorkspaceRow>("access.workspace")!.Id, Cancel);
        return new MemberScope(workspace, who);
    }

    private sealed class AbandonedException(int rows) : Exception
    {
        public int Rows => rows;
    }
}
