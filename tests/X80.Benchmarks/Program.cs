using BenchmarkDotNet.Running;
using X80.Benchmarks.Guarding;
using X80.Benchmarks.Reader;

namespace X80.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/X80.Benchmarks -- reader</c> measures the reader in a browser, <c>-- guard</c> the guard;
/// <c>-- --filter "*Guard*"</c> runs some of the others, <c>-- --list flat</c> names them all.
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

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
        return 0;
    }
}
