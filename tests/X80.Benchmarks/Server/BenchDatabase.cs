using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Benchmarks.Server;

/// <summary>A fresh database with members, in a folder of its own: SQLite, or PostgreSQL where <c>X80_TEST_DATABASE</c> names a superuser's.</summary>
internal sealed class BenchDatabase : IDisposable
{
    private const int Members = 64;
    private const string Role = "x80_bench_runtime";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-bench-");
    private readonly NpgsqlConnectionStringBuilder? runtime;

    private BenchDatabase(string? superuser)
    {
        if (superuser is null)
        {
            return;
        }

        var name = "x80_bench_" + Guid.NewGuid().ToString("N");
        Execute(superuser, $"do $$ begin create role {Role} login noinherit; exception when duplicate_object then null; end $$");
        Execute(superuser, $"create database {name}");
        var owner = Settings(superuser);
        owner.Database = name;
        ServerMigration.Run(owner.ConnectionString, Role);
        runtime = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Username = Role };
    }

    /// <summary>The superuser's address of the PostgreSQL to measure on; null for SQLite.</summary>
    public static string? Superuser => Environment.GetEnvironmentVariable("X80_TEST_DATABASE") is { Length: > 0 } given ? given : null;

    public static string Name => Superuser is null ? "sqlite" : "postgres";

    public string[] Arguments => ["--data", Data, .. (string[])(runtime is null ? [] : ["--database", runtime.ConnectionString])];

    /// <summary>Of one member each.</summary>
    public IReadOnlyList<X80Token> Tokens { get; private set; } = [];

    private string Data => Path.Combine(folder.FullName, "data");

    public static async Task<BenchDatabase> CreateAsync()
    {
        var database = new BenchDatabase(Superuser);
        await using var app = ServerHost.Build(new ServerOptions { DataFolder = database.Data, Database = database.runtime?.ConnectionString });
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        var tokens = new List<X80Token>();
        for (var at = 0; at < Members; at++)
        {
            var member = await admin.CreateMemberAsync($"Member {at}", CancellationToken.None);
            tokens.Add(await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), CancellationToken.None));
        }

        database.Tokens = tokens;
        return database;
    }

    public void Dispose()
    {
        if (runtime is not null)
        {
            Execute(Superuser!, $"drop database if exists {runtime.Database} with (force)");
        }

        folder.Delete(recursive: true);
    }

    private static void Execute(string superuser, string sql)
    {
        using var connection = new NpgsqlConnection(Settings(superuser).ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static NpgsqlConnectionStringBuilder Settings(string address)
    {
        var uri = new Uri(address);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port,
            Username = uri.UserInfo.Split(':')[0],
            Database = uri.AbsolutePath.Trim('/'),
            Pooling = false,
        };
    }
}
