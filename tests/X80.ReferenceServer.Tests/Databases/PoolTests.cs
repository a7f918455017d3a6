using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>Connections go from member to member, out of transactions that ended every way, and carry nothing along.</summary>
public sealed class PoolTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Connections = 2;
    private const int AtOnce = 12;
    private const int Seed = 23;

    /// <summary>100,000 is what the fault asks for.</summary>
    private static readonly int Transactions = Asked.For("X80_TRANSACTIONS", 4_000);

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

    /// <summary>Statements of the server's own store that name another's scope: only the database keeps the members apart.</summary>
    [PostgresFact]
    public async Task Fault_23_members_that_alternate_on_two_connections_never_see_one_anothers_rows()
    {
        var members = new[] { await JoinAsync("Mara Field"), await JoinAsync("Rui Prado") };
        using var onlooker = new NpgsqlConnection(server.Database.SuperuserAddress);
        onlooker.Open();
        var others = Backends(onlooker).ToHashSet();
        Assert.True(PostgresAddress.TryParse($"{server.Database.Address};Maximum Pool Size={Connections}", out var address));
        using var pool = new PostgresPool(address);
        using var store = new PostgresStore(pool, new SqlCatalog("Postgres"));
        var ends = new ConcurrentBag<AbortEnd>();

        var most = 0;
        foreach (var part in Enumerable.Range(0, Transactions).Chunk(1_000))
        {
            await Parallel.ForEachAsync(
                part,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancel },
                async (turn, _) => ends.Add(await LookAsync(store, members[turn % 2], members[1 - (turn % 2)], new Random(Seed + turn))));
            // After a refused statement no connection is used again: one that ends well leaves one.
            await store.ReadAsync(StoreRole.Of(members[0]), session => Count(session, members[0]), Cancel);
            var own = Backends(onlooker).Where(backend => !others.Contains(backend)).ToList();
            most = Math.Max(most, own.Count);

            // One of them dies, as by an administrator's hand: what comes instead carries nothing either.
            onlooker.Execute("select pg_terminate_backend(@Victim)", new { Victim = own[0] });
        }

        Assert.Equal(Transactions, ends.Count);
        Assert.InRange(most, 1, Connections);
        Assert.DoesNotContain(AbortEnd.SawAnother, ends);
        Assert.All(Enum.GetValues<AbortEnd>().Where(end => end != AbortEnd.SawAnother), end => Assert.Contains(end, ends));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Transactions} transactions on {most} connections: {string.Join(", ", ends.CountBy(end => end).Select(end => $"{end.Value} {end.Key}"))}"));
    }

    private static IEnumerable<int> Backends(NpgsqlConnection onlooker) => onlooker.Query<int>(
        "select pid from pg_stat_activity where datname = current_database() and usename = @RuntimeRole", new { TestDatabase.RuntimeRole });

    private static async Task<AbortEnd> LookAsync(PostgresStore store, MemberScope member, MemberScope other, Random random)
    {
        var (abort, after) = (random.Next(4), random.Next(3));
        var role = StoreRole.Of(member);
        try
        {
            return await (random.Next(3) == 0 ? store.WriteAsync(role, Look, Cancel) : store.ReadAsync(role, Look, Cancel));
        }
        catch (AbandonedException e)
        {
            return e.End;
        }
        catch (StoreUnavailableException)
        {
            return AbortEnd.RefusedByDatabase;
        }

        AbortEnd Look(StoreSession session)
        {
            for (var statement = 0; statement < 3; statement++)
            {
                if (statement == after && abort == 1)
                {
                    throw new AbandonedException(AbortEnd.Thrown);
                }

                if (statement == after && abort == 2)
                {
                    // Another role's table: the database refuses, and the transaction is broken.
                    session.Find<Access.WorkspaceRow>("access.token_by_hash", new { Hash = new byte[32], Now = 0L });
                }

                if (Count(session, other) > 0)
                {
                    throw new AbandonedException(AbortEnd.SawAnother);
                }

                // The same statement does find one's own.
                Assert.Equal(1, Count(session, member));
            }

            return AbortEnd.Committed;
        }
    }

    private static int Count(StoreSession session, MemberScope whose) =>
        session.Query<string>("conversations.page", new { whose.Workspace, whose.Member, After = "", Limit = 10 }).Count;

    private async Task<MemberScope> JoinAsync(string name)
    {
        using var member = await server.JoinAsync(name, Cancel);
        await member.OpenSharedAsync();
        var who = (await member.GetAsync("session")).Json["member"]!["id"]!.GetValue<string>();
        var workspace = await server.Services.GetRequiredService<IStore>()
            .ReadAsync(StoreRole.Access, session => session.Find<Access.WorkspaceRow>("access.workspace")!.Id, Cancel);
        return new MemberScope(workspace, who);
    }

    private enum AbortEnd
    {
        Committed,
        Thrown,
        RefusedByDatabase,
        SawAnother,
    }

    private sealed class AbandonedException(AbortEnd end) : Exception
    {
        public AbortEnd End => end;
    }
}
