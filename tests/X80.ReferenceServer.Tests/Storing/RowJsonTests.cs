using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>Many rows in one statement are the rows that were given, and all of one scope.</summary>
public sealed class RowJsonTests
{
    private const string Insert =
        """
        insert into kept (scope, id, content)
        select @Scope, value ->> '$.Id', unhex(value ->> '$.Content') from json_each(@Rows)
        """;

    [Fact]
    public void Every_row_arrives_as_it_was_also_where_they_are_many()
    {
        using var connection = Open();
        var rows = Enumerable.Range(0, 450)
            .Select(number => new { Scope = "one", Id = $"id \"{number}\" \\ \u00e9\u0001\U0001F600", Content = Enumerable.Range(0, number).Select(n => (byte)n).ToArray() })
            .ToList();

        RowJson.Execute(connection, Insert, rows);

        var kept = connection.Query<(string Scope, string Id, byte[] Content)>("select scope, id, content from kept order by length(content)").AsList();
        Assert.Equal(rows.Select(row => (row.Scope, row.Id, Convert.ToHexString(row.Content))), kept.Select(row => (row.Scope, row.Id, Convert.ToHexString(row.Content))));
    }

    [Fact]
    public void Rows_of_two_scopes_are_not_stored_under_one()
    {
        using var connection = Open();
        var rows = Enumerable.Range(1, 2).Select(number => new { Scope = $"scope {number}", Id = $"row {number}", Content = new byte[1] }).ToList();

        Assert.Throws<InvalidOperationException>(() => RowJson.Execute(connection, Insert, rows));

        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from kept"));
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute("create table kept (scope text not null, id text not null, content blob not null) strict");
        return connection;
    }
}
