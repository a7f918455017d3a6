using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using X80.ReferenceServer.Background;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>The server's own works, which nobody asks for.</summary>
public sealed class BackgroundJobTests
{
    [SqliteTheory]
    [InlineData(typeof(SweepJob))]
    [InlineData(typeof(DeletionJob))]
    public async Task One_that_waits_ends_as_done_where_it_is_disposed_of_without_a_stop(Type kind)
    {
        using var folder = new TemporaryFolder();
        await using var app = ServerHost.Build(new ServerOptions { DataFolder = Path.Combine(folder.Path, "data") });
        var time = new AskedTime();
        var job = (BackgroundService)ActivatorUtilities.CreateInstance(app.Services, kind, time);
        await job.StartAsync(TestContext.Current.CancellationToken);
        await time.Asked;

        job.Dispose();

        // A work that was cancelled counts as one that failed: the host would log that it stops for it.
        await job.ExecuteTask!;
    }

    /// <summary>The system's time, which says when it was first asked for a timer: a work that was not begun would be cancelled by the host.</summary>
    private sealed class AskedTime : TimeProvider
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            asked.TrySetResult();
            return timer;
        }
    }
}
