using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Processes;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>
/// A server process at half of what it can do, for <c>X80_SOAK</c> seconds, while things go wrong at random. The bars on the growth of
/// its memory and on how long a round takes are ones of minutes, and are judged from five minutes on.
/// </summary>
public sealed class SoakFaults
{
    private const int Clients = 4;
    private const int Size = 5;
    private const int Syncs = 12;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(Times.Of("X80_SOAK", 10));
    private static readonly TimeSpan Calibration = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Judged = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_65_at_half_load_memory_log_handles_and_times_stay_and_nothing_fails()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        var tokens = await TokensAsync(folder.Path, database);
        using var server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        var full = await LoadAsync(server, tokens, Calibration, null);
        var pace = TimeSpan.FromSeconds(2 * Calibration.TotalSeconds * Clients / full.Count);
        var log = Path.Combine(folder.Path, "data", "x80.db-wal");

        using var over = new CancellationTokenSource();
        var watching = WatchAsync(server.Id, log, over.Token);
        var mischief = new SoakMischief(server.Address, tokens[^1]).DoAsync(over.Token);
        var half = await LoadAsync(server, tokens, Length, pace);
        await over.CancelAsync();
        var (uses, faults) = (await watching, await mischief);

        // The first third is the warm-up: code is compiled, pools and the database's cache are filled.
        var warm = uses.Where(use => use.Minutes > Length.TotalMinutes / 3).ToList();
        var slope = ProcessUse.Slope(warm);
        var handles = warm.Max(use => use.Handles) - warm.Min(use => use.Handles);
        var (middle, last) = (Taken(half, 1), Taken(half, 2));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Length}: {full.Count / Calibration.TotalSeconds:F0} rounds a second at most, {half.Count / Length.TotalSeconds:F0} for the soak beside {faults} faults; memory {warm[0].Memory:F0} to {warm[^1].Memory:F0} MiB, {slope:F2} MiB a minute; log at most {uses.Max(use => use.Log):F1} MiB; handles within {handles}; a round takes {At(middle, 50):F1} ms, p99 {At(middle, 99):F1}, then {At(last, 50):F1}, p99 {At(last, 99):F1}."));
        Assert.True(uses.Max(use => use.Log) < 64, "The log grew beyond 64 MiB.");
        Assert.InRange(handles, 0, 16);
        Assert.True(Length < Judged || slope < 1, $"The memory grew by {slope} MiB a minute.");
        Assert.True(warm[^1].Memory - warm[0].Memory < 64, $"The memory grew from {warm[0].Memory} to {warm[^1].Memory} MiB.");
        Assert.True(Length < Judged || At(last, 50) < 2 * At(middle, 50), $"A round took {At(middle, 50)} ms, and {At(last, 50)} at the end.");
        Assert.DoesNotContain(" Error ", server.Output, StringComparison.Ordinal);
    }

    /// <returns>One for each client, and one for whoever does what goes wrong.</returns>
    private static async Task<List<string>> TokensAsync(string folder, TestDatabase database)
    {
        await using var app = ServerHost.Build(new ServerOptions { DataFolder = Path.Combine(folder, "data"), Database = database.Address });
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        var tokens = new List<string>();
        for (var client = 0; client <= Clients; client++)
        {
            var member = await admin.CreateMemberAsync($"Client {client}", Cancel);
            tokens.Add((await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel)).Reveal());
        }

        return tokens;
    }

    /// <returns>The milliseconds of the rounds that ended in one third of the time, in order.</returns>
    private static List<double> Taken(IEnumerable<(TimeSpan Ended, double Took)> rounds, int third) =>
        [.. rounds.Where(round => (int)(3 * round.Ended / Length) == third).Select(round => round.Took).Order()];

    private static double At(List<double> ordered, int percent) => ordered.Count == 0 ? double.NaN : ordered[(ordered.Count - 1) * percent / 100];

    /// <returns>Each client's rounds: when each ended, and how many milliseconds it took.</returns>
    private static async Task<IReadOnlyList<(TimeSpan Ended, double Took)>> LoadAsync(ServerProcess server, List<string> tokens, TimeSpan length, TimeSpan? pace) =>
        [.. (await Task.WhenAll(tokens.SkipLast(1).Select(token => Task.Run(() => LoadAsync(server, token, length, pace))))).SelectMany(rounds => rounds)];

    private static async Task<List<(TimeSpan Ended, double Took)>> LoadAsync(ServerProcess server, string token, TimeSpan length, TimeSpan? pace)
    {
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        using var timer = new PeriodicTimer(pace ?? TimeSpan.FromDays(1));
        var clock = Stopwatch.StartNew();
        var rounds = new List<(TimeSpan Ended, double Took)>();
        while (clock.Elapsed < length)
        {
            var began = clock.Elapsed;
            await RoundAsync(member, pace is null ? "title:calibration" : "title:soak", rounds.Count);
            rounds.Add((clock.Elapsed, (clock.Elapsed - began).TotalMilliseconds));
            if (pace is not null)
            {
                await timer.WaitForNextTickAsync(Cancel);
            }
        }

        return rounds;
    }

    /// <summary>A chat grows sync by sync, is read, and is withdrawn when it is long enough.</summary>
    private static async Task RoundAsync(TestMember member, string anchor, int round)
    {
        var conversation = await member.OpenAsync(anchor);
        if (round % Syncs == 0)
        {
            await member.LinkAsync(conversation);
            await member.SetSharedAsync(conversation);
        }

        var messages = Enumerable.Range(0, (round % Syncs + 1) * Size).Select(n => Wire.Message($"text {n}", id: $"SOAK{n:D12}")).ToArray();
        (await member.SyncAsync(conversation, messages)).Expect(200);
        Assert.Equal(messages.Length, (await member.TextsAsync(conversation)).Count);
        if (round % Syncs == Syncs - 1)
        {
            await member.SetPrivateAsync(conversation, "withdraw");
        }
    }

    private static async Task<List<ProcessUse>> WatchAsync(int process, string log, CancellationToken over)
    {
        var uses = new List<ProcessUse>();
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        while (!over.IsCancellationRequested)
        {
            uses.Add(ProcessUse.Of(process, log, clock.Elapsed));
            await timer.WaitForNextTickAsync(Cancel);
        }

        return uses;
    }
}
