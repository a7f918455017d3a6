using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>The server's own works, which nobody asks for.</summary>
public sealed class BackgroundJobTests
{
    [SqliteFact]
    public async Task Each_ends_as_done_where_its_server_is_disposed_of_without_a_stop()
    {
        using var folder = new TemporaryFolder();
        var app = ServerHost.Build(new ServerOptions { Urls = "http://127.0.0.1:0", DataFolder = Path.Combine(folder.Path, "data") });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var jobs = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();

        await app.DisposeAsync();

        // A work that was cancelled counts as one that failed: the host would log that it stops for it.
        Assert.True(jobs.Count >= 4);
        await Task.WhenAll(jobs.Select(job => job.ExecuteTask!));
    }
}
