using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>What a server finds in its folders when it starts.</summary>
public sealed class StartFaults
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteTheory]
    [InlineData("corrupt", "is damaged")]
    [InlineData("truncated", "is damaged")]
    [InlineData("emptied", "is empty though its keys are there")]
    [InlineData("foreign file", "is not a database")]
    [InlineData("foreign database", "not one of this server's")]
    [InlineData("stale log", "write-ahead log of another one")]
    [InlineData("newer schema", "newer version")]
    public async Task Fault_54_a_database_that_is_not_whole_or_not_its_own_is_not_served(string state, string words)
    {
        using var folder = new TemporaryFolder();
        await ServerProcess.PrepareAsync(folder.Path, Cancel);
        await BreakAsync(Path.Combine(folder.Path, "data", "x80.db"), state);

        using var server = ServerProcess.Launch(ServerProcess.StartInfo(folder.Path));
        await server.WaitForExitAsync(Cancel);

        Assert.Equal(4, server.ExitCode);
        Assert.Contains(words, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Fault_55_a_second_server_on_one_file_refuses_and_a_command_beside_it_works()
    {
        using var folder = new TemporaryFolder();
        await ServerProcess.PrepareAsync(folder.Path, Cancel);
        using var first = await ServerProcess.StartAsync(folder.Path, Cancel);

        using var second = ServerProcess.Launch(ServerProcess.StartInfo(folder.Path));
        await second.WaitForExitAsync(Cancel);
        await using var command = ServerHost.Build(new ServerOptions { DataFolder = Path.Combine(folder.Path, "data") });
        var admin = command.Services.GetRequiredService<ServerAdmin>();
        var member = await admin.CreateMemberAsync("Noor Haddad", Cancel);
        var token = await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        using var client = new TestMember(first.Address, token.Reveal(), TimeProvider.System);

        Assert.Equal(4, second.ExitCode);
        Assert.Contains("Another server runs over this data folder", second.Output, StringComparison.Ordinal);
        (await client.GetAsync("session")).Expect(200);
    }

    [SqliteFact]
    public async Task Fault_55_a_killed_server_leaves_the_file_free()
    {
        using var folder = new TemporaryFolder();
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel);
        using (var first = await ServerProcess.StartAsync(folder.Path, Cancel))
        {
            await first.KillAsync(Cancel);
        }

        using var second = await ServerProcess.StartAsync(folder.Path, Cancel);
        using var client = new TestMember(second.Address, token, TimeProvider.System);

        (await client.GetAsync("session")).Expect(200);
    }

    private static async Task BreakAsync(string database, string state)
    {
        switch (state)
        {
            case "corrupt":
                await using (var file = new FileStream(database, FileMode.Open))
                {
                    file.Seek(4096 * 2, SeekOrigin.Begin);
                    file.Write(new byte[4096 * 6]);
                }

                break;
            case "truncated":
                await using (var file = new FileStream(database, FileMode.Open))
                {
                    file.SetLength(file.Length / 2);
                }

                break;
            case "emptied":
                await File.WriteAllBytesAsync(database, [], Cancel);
                break;
            case "foreign file":
                await File.WriteAllTextAsync(database, "Dear Mara, this is a letter and not a database.", Cancel);
                break;
            case "foreign database":
                File.Delete(database);
                Execute(database, "create table recipes (name text)");
                break;
            case "stale log":
                // A backup as VACUUM INTO writes it, put in place of a file whose log was left by a killed process.
                Execute(database, $"vacuum into '{database}.backup'");
                File.Move(database + ".backup", database, overwrite: true);
                await File.WriteAllBytesAsync(database + "-wal", [0x37, 0x7f, 0x06, 0x82, .. new byte[4096]], Cancel);
                break;
            case "newer schema":
                Execute(database, "insert into SchemaVersions (ScriptName, Applied) values ('9999-of-the-future.sql', '2030-01-01')");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
