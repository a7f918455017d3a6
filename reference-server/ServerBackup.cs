using X80.ReferenceServer.Backup;

namespace X80.ReferenceServer;

/// <summary>Backs a server up, beside it or without it: the data as a new file, and the living keys in the place of the former.</summary>
public static class ServerBackup
{
    /// <param name="options">Whose data; with <see cref="ServerOptions.Database"/> as the owner, or another role that row level security does not bind.</param>
    /// <param name="to">Where backups are kept: neither with the data nor with the keys.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <param name="cancellationToken">A stopped backup leaves the former as it was.</param>
    /// <returns>The file name of the data.</returns>
    /// <exception cref="ServerStateException">It cannot be done; says what to do.</exception>
    public static async Task<string> RunAsync(ServerOptions options, string to, TimeProvider? time, CancellationToken cancellationToken)
    {
        ServerOptionsValidator.Validate(options);
        if (options.PostgresAddress is { } owner)
        {
            return await new PostgresBackup(options, owner, time ?? TimeProvider.System).WriteAsync(to, cancellationToken);
        }

        // The newest backup is the one that is written now.
        await using var app = ServerHost.Build(options with { BackupFolder = null }, time: time);
        return await app.Services.GetRequiredService<ServerUpkeep>().BackupAsync(to, cancellationToken);
    }
}
