using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>The server in a process of its own, to be stopped, starved or killed.</summary>
public sealed class ServerProcess : IDisposable
{
    private const string Told = "X80 server: ";

    // Ten times what a server is given to stop, for a busy machine.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    // Whoever waits for it goes on elsewhere: the reader of the console must not wait for whom it wakes.
    private readonly TaskCompletionSource<Uri?> told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, told) => Read(told.Data, isOutput: true);
        process.ErrorDataReceived += (_, told) => Read(told.Data, isOutput: false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Everything it has written to its console.</summary>
    public string Output => string.Join('\n', lines);

    /// <returns>A member's token.</returns>
    public static async Task<string> PrepareAsync(string folder, CancellationToken cancellationToken, TestDatabase? database = null)
    {
        await using var app = ServerHost.Build(new ServerOptions { DataFolder = Path.Combine(folder, "data"), Database = database?.Address });
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(cancellationToken);
        var member = await admin.CreateMemberAsync("Mara Field", cancellationToken);
        return (await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), cancellationToken)).Reveal();
    }

    /// <exception cref="InvalidOperationException">It ended before it said where it listens.</exception>
    public static async Task<ServerProcess> StartAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var server = Launch(StartInfo(folder, arguments));
        return await server.told.Task.WaitAsync(cancellationToken) is { } address
            ? server.At(address)
            : throw new InvalidOperationException("The server ended before it said where it listens: " + server.Output);
    }

    /// <summary>Starts it without waiting for it to listen.</summary>
    public static ServerProcess Launch(ProcessStartInfo start) => new(start);

    public static ProcessStartInfo StartInfo(string folder, params string[] arguments) =>
        new("dotnet", ["exec", Program, "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "data"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // As in the tests' own process (tests/Directory.Build.props).
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };

    public static string Program => Path.Combine(AppContext.BaseDirectory, "X80.ReferenceServer.dll");

    /// <summary>Waits until it listens.</summary>
    public async Task<ServerProcess> ListeningAsync(CancellationToken cancellationToken) =>
        At(await told.Task.WaitAsync(cancellationToken) ?? throw new InvalidOperationException("The server ended: " + Output));

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await WaitForExitAsync(cancellationToken);
    }

    /// <summary>Tells it to stop (SIGTERM), and waits for nothing.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <exception cref="TimeoutException">It goes on: then the test fails by its name, where it would have waited for ever.</exception>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken).WaitAsync(LongestEnd, cancellationToken);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private ServerProcess At(Uri address)
    {
        Address = address;
        return this;
    }

    private void Read(string? line, bool isOutput)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }

        if (isOutput && (line is null || line.StartsWith(Told, StringComparison.Ordinal)))
        {
            told.TrySetResult(line is null ? null : new Uri(line[Told.Length..]));
        }
    }
}
