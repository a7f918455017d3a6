using Dapper;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Rig.Remote;

/// <summary>Lets what is owed to a CRM be carried out.</summary>
internal static class OwedDeletions
{
    /// <summary>
    /// Over long enough for all of it to be certain. The server's own job runs too as the clock goes on, so a deletion that it
    /// has taken is waited for.
    /// </summary>
    public static async Task SettleAsync(TestDatabase database, FakeTimeProvider time, DeletionWorker worker)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var raw = database.OpenRaw();
        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMinutes(6));
            await worker.RunDueAsync(cancel);
            await Poll.UntilAsync(
                () => raw.ExecuteScalar<long>(
                    "select count(*) from crm_deletions where taken_until > @now", new { now = time.GetUtcNow().ToUnixTimeMilliseconds() }) == 0,
                cancel);
        }
    }
}
