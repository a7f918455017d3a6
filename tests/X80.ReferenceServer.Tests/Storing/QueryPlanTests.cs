using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>What is asked at each share, each refusal, each page of a list is found by an index, however much a member has done before.</summary>
public sealed partial class QueryPlanTests
{
    [SqliteTheory]
    [InlineData("audit.shares_since", "audit_recent (workspace_id=? AND member_id=? AND at>?)")]
    [InlineData("audit.recent_refusal", "audit_recent (workspace_id=? AND member_id=? AND at>?)")]
    [InlineData("audit.last_old", "SEARCH a USING PRIMARY KEY (workspace_id=? AND member_id=?)")]
    [InlineData("audit.newest_until", "PRIMARY KEY (workspace_id=? AND member_id=? AND seq<?)")]
    [InlineData("conversations.latest", "conversations_used (workspace_id=? AND member_id=? AND <expr><?)")]
    public async Task Found_by_an_index(string statement, string plan)
    {
        using var folder = new TemporaryFolder();
        await ServerHost.Build(new ServerOptions { DataFolder = Path.Combine(folder.Path, "data") }).DisposeAsync();
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Path, "data", "x80.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        var sql = new SqlCatalog("Sqlite")[statement];
        command.CommandText = "explain query plan " + sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
        }

        var steps = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        Assert.Contains(steps, step => step.Contains(plan, StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [GeneratedRegex("@[A-Za-z]+")]
    private static partial Regex Parameter();
}
