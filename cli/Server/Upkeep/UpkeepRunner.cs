using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.ReferenceServer;

namespace X80.Cli.Server.Upkeep;

/// <summary>Runs what keeps a backend in order, beside it or without it.</summary>
internal sealed class UpkeepRunner
{
    private readonly Consoles consoles;

    public UpkeepRunner(Consoles consoles) => this.consoles = consoles;

    public async Task<int> RotateKeysAsync(ServerOptions options, bool forgetBackup, TimeProvider time, bool json, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(options);
        var upkeep = app.Services.GetRequiredService<ServerUpkeep>();
        if (forgetBackup)
        {
            await upkeep.ForgetBackupAsync(cancellationToken);
        }

        var done = await upkeep.RotateKeysAsync(new CountedWork(consoles, time, "conversation keys moved"), cancellationToken);
        if (json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(done, CliJson.Default.RotationOutcome));
            return ExitCode.Done;
        }

        consoles.Say(done.Resumed
            ? $"A rotation that was cut short is finished: epoch {done.Epoch} is active."
            : $"Epoch {done.Epoch} is active.");
        consoles.Say($"Conversation keys moved: {done.Rewrapped}. Epoch keys destroyed: {string.Join(", ", done.Destroyed)}.");
        if (done.Unreadable > 0)
        {
            consoles.Say($"{done.Unreadable} conversation keys opened under no epoch key: they are damaged, and were left as they are.");
        }

        return ExitCode.Done;
    }

    public async Task<int> BackupAsync(ServerOptions options, DirectoryInfo to, TimeProvider time, bool json, CancellationToken cancellationToken)
    {
        var part = await ServerBackup.RunAsync(options, to.FullName, time, cancellationToken);
        await consoles.Data.WriteLineAsync(json ? JsonSerializer.Serialize(new NewBackup(part), CliJson.Default.NewBackup) : part);
        consoles.Say("The living keys were replaced by the newest, and rotations renew them there from now on. The keys folder is in no backup: keep a copy of it apart.");
        return ExitCode.Done;
    }

    public async Task<int> RestoreAsync(
        ServerOptions options, DirectoryInfo from, string? part, TimeProvider time, bool json, CancellationToken cancellationToken)
    {
        var done = await ServerRestore.RunAsync(options, from.FullName, part, time, cancellationToken);
        if (json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(done, CliJson.Default.RestoreOutcome));
            return ExitCode.Done;
        }

        consoles.Say($"Restored {done.Part} of {done.DataFrom:u}, joined with the living keys of {done.KeysFrom:u}.");
        consoles.Say($"Messages: {done.Messages}. Erased since the backup, and still so: {done.Erased}.");
        if (options.Database is not null)
        {
            consoles.Say("Let the backends' role in: x80 server migrate --database OWNER --runtime-role NAME");
        }

        consoles.Say("Browsers sign in anew; tokens that were revoked since stay revoked.");
        return ExitCode.Done;
    }

    public async Task<int> VerifyAuditAsync(ServerOptions options, bool json, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(options);
        var report = await app.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(cancellationToken);
        if (json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(report, CliJson.Default.AuditReport));
        }
        else
        {
            foreach (var fault in report.Faults)
            {
                await consoles.TellAsync(fault.Member is null
                    ? $"heads, line {fault.Entry}: {fault.What}"
                    : $"member {fault.Member}, entry {fault.Entry}: {fault.What}");
            }

            consoles.Say($"Checked: {report.Entries} entries of {report.Members} members against {report.Heads} signed heads. Faults: {report.Faults.Count}.");
            if (report.Dropped > 0)
            {
                consoles.Say($"{report.Dropped} older entries went at the retention, each within a signed segment.");
            }

            if (report.Restores > 0)
            {
                consoles.Say($"The data were restored from a backup {report.Restores} times: entries made after each backup and before its restore are gone.");
            }
        }

        return report.Faults.Count == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }
}
