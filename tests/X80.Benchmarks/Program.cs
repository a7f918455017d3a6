using BenchmarkDotNet.Running;

namespace X80.Benchmarks;

/// <summary><c>dotnet run -c Release --project tests/X80.Benchmarks -- --filter "*Guard*"</c> runs some, <c>--list flat</c> names all.</summary>
internal static class Program
{
    public static void Main(string[] arguments) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
}
