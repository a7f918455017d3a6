namespace X80.Cli.Server.Upkeep;

/// <summary>The line of <c>x80 server backup --json</c>.</summary>
/// <param name="Part">The file name of the data in the folder of backups.</param>
internal sealed record NewBackup(string Part);
