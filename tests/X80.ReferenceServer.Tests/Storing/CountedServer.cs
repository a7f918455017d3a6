using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using X80.ReferenceServer.Storage.Sqlite;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>The running server, whose SQLite counts the instructions that its statements take: rows that are only looked at count too.</summary>
public sealed class CountedServer : ServerFixture
{
    private const int Every = 10;
    private long instructions;

    /// <value>Of all statements so far, to the nearest ten each; 0 on PostgreSQL.</value>
    public long Instructions => Interlocked.Read(ref instructions);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            if (services.SingleOrDefault(service => service.ServiceType == typeof(SqliteFile))?.ImplementationInstance is SqliteFile file)
            {
                services.AddSingleton(new SqliteFile(file.Path) { Opened = Count });
            }
        });
    }

    private void Count(SqliteConnection connection) => raw.sqlite3_progress_handler(connection.Handle!, Every, Add, this);

    private int Add(object _)
    {
        Interlocked.Add(ref instructions, Every);
        return 0;
    }
}
