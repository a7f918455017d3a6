using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.ReferenceServer;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Storage;

namespace X80.Benchmarks.Server;

/// <summary>A fresh database with members, in a folder of its own: SQLite, or PostgreSQL where <c>X80_TEST_DATABASE</c> names a superuser's.</summary>
internal sealed class BenchDatabase : IDisposable
{
    private const int Members = 64;
    private const string Role = "x80_bench_runtime";

    private readonly DirectoryInfo folder;
    private readonly bool isKept;
    private readonly NpgsqlConnectionStringBuilder? runtime;

    private BenchDatabase(string? superuser, string? kept)
    {
        (folder, isKept) = (kept is null ? Directory.CreateTempSubdirectory("x80-bench-") : Directory.CreateDirectory(kept), kept is not null);
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

    /// <summary>Of a further server on the same database, with the same keys and a data folder of its own.</summary>
    public string[] ReplicaArguments(int number) =>
        ["--data", $"{Data}-{number}", "--keys", $"{Data}-keys", .. (string[])(runtime is null ? [] : ["--database", runtime.ConnectionString])];

    /// <summary>Of one member each.</summary>
    public IReadOnlyList<X80Token> Tokens { get; private set; } = [];

    private string Data => Path.Combine(folder.FullName, "data");

    /// <param name="attioKey">The key of a remote CRM, as an administrator saves it; null where the embedded one is used.</param>
    /// <param name="isLocked">Whether its workspace sets Shared in the web app alone.</param>
    public static async Task<BenchDatabase> CreateAsync(string? attioKey = null, bool isLocked = false)
    {
        var database = new BenchDatabase(Superuser, kept: null);
        await database.PrepareAsync(attioKey, isLocked);
        return database;
    }

    /// <summary>A SQLite file in a folder that stays; its members and their tokens are those that it was made with.</summary>
    public static async Task<BenchDatabase> KeepAsync(string path)
    {
        var database = new BenchDatabase(superuser: null, path);
        var file = Path.Combine(path, "tokens");
        if (!File.Exists(file))
        {
            await database.PrepareAsync(attioKey: null, isLocked: false);

            // They open invented chats on this machine, and nothing else.
            await File.WriteAllLinesAsync(file, database.Tokens.Select(token => token.Reveal()));
        }

        database.Tokens = [.. (await File.ReadAllLinesAsync(file)).Select(
            line => X80Token.TryParse(line, out var token) ? token : throw new InvalidDataException($"{file} holds what is no token: remove the folder and start anew."))];
        return database;
    }

    public void Dispose()
    {
        if (runtime is not null)
        {
            Execute(Superuser!, $"drop database if exists {runtime.Database} with (force)");
        }

        if (!isKept)
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task PrepareAsync(string? attioKey, bool isLocked)
    {
        await using var app = ServerHost.Build(new ServerOptions { DataFolder = Data, Database = runtime?.ConnectionString });
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        if (isLocked)
        {
            await admin.LockPrivacyAsync(CancellationToken.None);
        }

        if (attioKey is not null)
        {
            var first = await admin.CreateMemberAsync("Administrator", CancellationToken.None);
            var administrator = new Caller(new MemberScope(app.Services.GetRequiredService<WorkspaceInfo>().Id, first.Id), first.Name, "web", [])
            {
                WebSession = "web",
                IsAdministrator = true,
            };
            await app.Services.GetRequiredService<CrmKeyBook>().SaveAsync(administrator, CrmName.Attio, attioKey, CancellationToken.None);
        }

        var tokens = new List<X80Token>();
        for (var at = 0; at < Members; at++)
        {
            var member = await admin.CreateMemberAsync($"Member {at}", CancellationToken.None);
            tokens.Add(await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(30), CancellationToken.None));
        }

        Tokens = tokens;
    }

    private static void Execute(string superuser, string sql)
    {
        using var connection = new NpgsqlConnection(Settings(superuser).ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>A superuser's address, as <c>.ci/postgres start</c> prints it, in the driver's own words.</summary>
    public static NpgsqlConnectionStringBuilder Settings(string address)
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
