using System.Diagnostics;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>Waits for what has no event to wait for.</summary>
public static class Poll
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static Task UntilAsync(Func<bool> isDone, CancellationToken cancellationToken) =>
        UntilAsync(() => Task.FromResult(isDone()), cancellationToken);

    public static async Task UntilAsync(Func<Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!await isDone())
        {
            Assert.True(clock.Elapsed < Deadline, $"It did not happen within {Deadline.TotalSeconds} s.");
            await Task.Delay(5, cancellationToken);
        }
    }
}
