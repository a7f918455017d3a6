using System.Diagnostics;
using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// <c>pg_dump</c> and <c>pg_restore</c>. Where the database is, and the password, reach them by their environment alone: other
/// users of the machine can read a command's words.
/// </summary>
internal static class PostgresTool
{
    private const string Debian = "/usr/lib/postgresql";

    /// <exception cref="ServerStateException">It is not on this machine, or did not do it.</exception>
    public static async Task RunAsync(string name, PostgresAddress address, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Find(name), arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (variable, value) in Environment(address))
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start) ?? throw new ServerStateException($"{name} could not be started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var words = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        await output;

        // Its own words can hold a row: of them only this is told.
        var isOld = (await words).Contains("server version mismatch", StringComparison.Ordinal);
        if (process.ExitCode != 0)
        {
            throw new ServerStateException(isOld
                ? $"The {name} of this machine is older than the database. Install the client of the database's version, or put it first on the PATH."
                : $"{name} ended with {process.ExitCode}. Check that PostgreSQL runs, the address, role and password, and that the disk has room.");
        }
    }

    /// <summary>On the PATH, else the newest of Debian's.</summary>
    private static string Find(string name)
    {
        var path = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return path.Concat(debian).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) ?? throw new ServerStateException(
            $"{name} is not on this machine, neither on the PATH nor under {Debian}. Install PostgreSQL's client, version 15 or later (Debian: postgresql-client).");
    }

    private static IEnumerable<(string Variable, string Value)> Environment(PostgresAddress address)
    {
        var settings = address.Settings;
        yield return ("PGHOST", settings.Host!);
        yield return ("PGPORT", $"{settings.Port}");
        yield return ("PGUSER", settings.Username!);
        yield return ("PGDATABASE", settings.Database!);
        yield return ("PGAPPNAME", "x80-backup");
        if (settings.Password is { } password)
        {
            yield return ("PGPASSWORD", password);
        }

        if (settings.Passfile is { } passfile)
        {
            yield return ("PGPASSFILE", passfile);
        }

        if (settings.ContainsKey("SSL Mode"))
        {
            yield return ("PGSSLMODE", settings.SslMode switch
            {
                Npgsql.SslMode.VerifyCA => "verify-ca",
                Npgsql.SslMode.VerifyFull => "verify-full",
                var mode => $"{mode}".ToLowerInvariant(),
            });
        }

        if (settings.RootCertificate is { } root)
        {
            yield return ("PGSSLROOTCERT", root);
        }

        if (settings.SslCertificate is { } certificate)
        {
            yield return ("PGSSLCERT", certificate);
        }

        if (settings.SslKey is { } key)
        {
            yield return ("PGSSLKEY", key);
        }
    }
}
