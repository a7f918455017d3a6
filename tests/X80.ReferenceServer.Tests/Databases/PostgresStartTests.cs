using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>Which roles and schemas a server refuses, and what a migration does.</summary>
public sealed class PostgresStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string name = TestDatabase.IsPostgres ? TestDatabase.CreateEmpty() : "";

    private static string Superuser(string name) => TestDatabase.Of(name, null);

    [Theory]
    [InlineData("postgres://x80@/name")]
    [InlineData("postgres://db.example/x80")]
    [InlineData("Host=db.example;Username=x80")]
    [InlineData("x80.db")]
    public void An_address_that_names_no_database_is_refused_with_the_options_and_not_repeated(string address)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => ServerHost.Build(Options(address)));

        Assert.StartsWith("Database: give postgres://", Assert.Single(refused.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(address, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_does_not_answer_is_named_so_without_its_password()
    {
        var refused = Assert.Throws<ServerStateException>(() => ServerHost.Build(Options("postgres://x80:opensesame@127.0.0.1:1/x80")));

        Assert.Contains("cannot be reached", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("opensesame", refused.ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_superuser_is_refused()
    {
        ServerMigration.Run(Superuser(name), TestDatabase.RuntimeRole);

        Assert.Contains("is a superuser", Refusal(Superuser(name)), StringComparison.Ordinal);
    }

    [PostgresFact]
    public void The_owner_and_who_can_become_the_owner_are_refused()
    {
        using (var superuser = Open(Superuser(name)))
        {
            superuser.Execute($"create role {name}_owner login createrole; create role {name}_heir login; grant {name}_owner to {name}_heir; alter database {name} owner to {name}_owner");
        }

        ServerMigration.Run(TestDatabase.Of(name, $"{name}_owner"), null);

        Assert.Contains("owns the tables", Refusal(TestDatabase.Of(name, $"{name}_owner")), StringComparison.Ordinal);
        Assert.Contains("owns the tables", Refusal(TestDatabase.Of(name, $"{name}_heir")), StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_role_that_inherits_its_groups_is_refused()
    {
        ServerMigration.Run(Superuser(name), TestDatabase.RuntimeRole);
        TestDatabase.ExecuteAsSuperuser($"create role {name}_all login inherit; grant x80_access, x80_member, x80_records, x80_settings, x80_rotation, x80_published to {name}_all");

        Assert.Contains("or inherits it", Refusal(TestDatabase.Of(name, $"{name}_all")), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_schema_of_another_version_is_refused_until_it_is_migrated()
    {
        var runtime = TestDatabase.Of(name, TestDatabase.RuntimeRole);
        Assert.Contains("older schema", Refusal(runtime), StringComparison.Ordinal);
        ServerMigration.Run(Superuser(name), TestDatabase.RuntimeRole);
        using (var superuser = Open(Superuser(name)))
        {
            superuser.Execute("insert into schemaversions (scriptname, applied) values ('9999-later.sql', now())");
        }

        Assert.Contains("newer schema", Refusal(runtime), StringComparison.Ordinal);
        Assert.Contains("newer schema", Assert.Throws<ServerStateException>(() => ServerMigration.Run(Superuser(name), null)).Message, StringComparison.Ordinal);
        using (var superuser = Open(Superuser(name)))
        {
            superuser.Execute("delete from schemaversions where scriptname = '9999-later.sql'");
        }

        await ServerHost.Build(Options(runtime)).DisposeAsync();
    }

    [PostgresTheory]
    [InlineData("alter table messages disable trigger messages_need_permission")]
    [InlineData("drop trigger audit_only_grows on audit")]
    [InlineData("alter table notes no force row level security")]
    public async Task A_wall_that_was_taken_down_is_missed_and_put_up_by_migrating(string sql)
    {
        var runtime = TestDatabase.Of(name, TestDatabase.RuntimeRole);
        ServerMigration.Run(Superuser(name), TestDatabase.RuntimeRole);
        using (var superuser = Open(Superuser(name)))
        {
            superuser.Execute(sql);
        }

        Assert.Contains("is missing or switched off", Refusal(runtime), StringComparison.Ordinal);
        ServerMigration.Run(Superuser(name), null);

        await ServerHost.Build(Options(runtime)).DisposeAsync();
    }

    [PostgresFact]
    public async Task Migrations_at_once_run_one_after_another()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ServerMigration.Run(Superuser(name), TestDatabase.RuntimeRole))));

        await ServerHost.Build(Options(TestDatabase.Of(name, TestDatabase.RuntimeRole))).DisposeAsync();
    }

    [PostgresFact]
    public void A_runtime_role_that_row_security_would_not_bind_is_not_granted()
    {
        var missing = Assert.Throws<ServerStateException>(() => ServerMigration.Run(Superuser(name), "nobody"));
        var super = Assert.Throws<ServerStateException>(() => ServerMigration.Run(Superuser(name), "postgres"));

        Assert.Contains("There is no such login role", missing.Message, StringComparison.Ordinal);
        Assert.Contains("would not bind it", super.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (TestDatabase.IsPostgres)
        {
            TestDatabase.Drop(name);
            TestDatabase.ExecuteAsSuperuser($"drop role if exists {name}_all, {name}_heir, {name}_owner");
        }

        folder.Dispose();
    }

    private static NpgsqlConnection Open(string address)
    {
        var connection = new NpgsqlConnection(address);
        connection.Open();
        return connection;
    }

    private string Refusal(string address) => Assert.Throws<ServerStateException>(() => ServerHost.Build(Options(address))).Message;

    private ServerOptions Options(string address) => new()
    {
        Urls = "http://127.0.0.1:0",
        DataFolder = Path.Combine(folder.Path, "data"),
        Database = address,
    };
}
