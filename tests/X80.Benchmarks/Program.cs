using BenchmarkDotNet.Running;
using X80.Benchmarks.Capture;
using X80.Benchmarks.Client;
using X80.Benchmarks.Guarding;
using X80.Benchmarks.Reader;
using X80.Benchmarks.Server;
using X80.Benchmarks.Starting;

namespace X80.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/X80.Benchmarks -- reader</c> measures the reader in a browser, <c>-- guard</c> the guard,
/// <c>-- server</c> the server, <c>-- client</c> the SDK's client, <c>-- capture</c> the way from a click to a note,
/// <c>-- start</c> how soon the tool answers; <c>-- check</c> compares the server with what was recorded. <c>-- --filter "*Guard*"</c> runs some of the others, <c>-- --list flat</c> names them all.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["reader"])
        {
            return await ReaderBenchmark.RunAsync(Console.Out, CancellationToken.None) ? 0 : 1;
        }

        if (arguments is ["guard"])
        {
            return await GuardSpeed.RunAsync(Console.Out) ? 0 : 1;
        }

        if (arguments is ["server"])
        {
            return await ServerBenchmark.RunAsync(Console.Out) ? 0 : 1;
        }

        if (arguments is ["client"])
        {
            return await ClientSpeed.RunAsync(Console.Out) ? 0 : 1;
        }

        if (arguments is ["capture"])
        {
            return await CaptureSpeed.RunAsync(Console.Out, CancellationToken.None) ? 0 : 1;
        }

        if (arguments is ["start"])
        {
            return await StartBenchmark.RunAsync(Console.Out) ? 0 : 1;
        }

        if (arguments is ["check"])
        {
            return await ServerBenchmark.CheckAsync(Console.Out) ? 0 : 1;
        }

        if (arguments is ["serve-floor"])
        {
            return await FloorServer.RunAsync();
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
        return 0;
    }
}
