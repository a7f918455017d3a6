using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>
/// A PostgreSQL database and the role to speak to it as, read from a <c>postgres://</c> address or a connection string of
/// Npgsql. Holds a password, and prints none.
/// </summary>
internal sealed class PostgresAddress
{
    private readonly string connectionString;

    private PostgresAddress(NpgsqlConnectionStringBuilder settings) => connectionString = settings.ConnectionString;

    /// <value>A copy, to add to.</value>
    public NpgsqlConnectionStringBuilder Settings => new(connectionString);

    public static bool TryParse(string text, [NotNullWhen(true)] out PostgresAddress? address)
    {
        address = null;
        try
        {
            var settings = IsUri(text) ? FromUri(text) : new NpgsqlConnectionStringBuilder(text);
            if (settings is not { Host.Length: > 0, Database.Length: > 0, Username.Length: > 0 })
            {
                return false;
            }

            settings.PersistSecurityInfo = false;
            settings.IncludeErrorDetail = false;
            address = new PostgresAddress(settings);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <exception cref="ServerStateException">That is no address.</exception>
    public static PostgresAddress OrThrow(string text) => TryParse(text, out var address) ? address : throw new ServerStateException(
        "That is no PostgreSQL database. Give postgres://owner:password@host:port/database or a connection string of Npgsql with host, database and username.");

    public override string ToString() => Settings is var settings ? $"{settings.Host}:{settings.Port}/{settings.Database}" : "";

    private static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder FromUri(string text)
    {
        var uri = new Uri(text);
        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(uri.Host),
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
        };
        if (uri.Port > 0)
        {
            settings.Port = uri.Port;
        }

        if (user.Length == 2)
        {
            settings.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var key, var rest] ? (key, rest) : (pair, "");
            settings[NameOf(name)] = Uri.UnescapeDataString(value);
        }

        return settings;
    }

    /// <summary>What libpq calls otherwise than Npgsql.</summary>
    private static string NameOf(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        _ => name,
    };
}
