using System.Diagnostics;

namespace X80.ReferenceServer.Tests.Rig.Databases;

/// <summary>A PostgreSQL of a test's own, to be stopped under it.</summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private PrivateCluster()
    {
    }

    /// <value>As the superuser.</value>
    public string Address { get; private set; } = "";

    /// <value>Where its files lie.</value>
    public string DataFolder => Path.Combine(folder.Path, "cluster", "data");

    private static string Script
    {
        get
        {
            var place = new DirectoryInfo(AppContext.BaseDirectory);
            while (place is not null && !File.Exists(Path.Combine(place.FullName, ".ci", "postgres")))
            {
                place = place.Parent;
            }

            return Path.Combine(place?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), ".ci", "postgres");
        }
    }

    public static async Task<PrivateCluster> StartAsync(CancellationToken cancellationToken)
    {
        var cluster = new PrivateCluster();
        if (!OperatingSystem.IsWindows())
        {
            // The database's own user is to reach the folder below.
            File.SetUnixFileMode(cluster.folder.Path, File.GetUnixFileMode(cluster.folder.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        cluster.Address = (await cluster.RunAsync("start", cancellationToken)).Trim();
        return cluster;
    }

    /// <summary>At once, as a crash would: nothing is finished, nobody is told.</summary>
    public Task HaltAsync(CancellationToken cancellationToken) => RunAsync("halt", cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => RunAsync("resume", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop", CancellationToken.None);
        folder.Dispose();
    }

    private async Task<string> RunAsync(string verb, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash", [Script, verb, Path.Combine(folder.Path, "cluster")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($".ci/postgres {verb} failed: {await errors}");
    }
}
