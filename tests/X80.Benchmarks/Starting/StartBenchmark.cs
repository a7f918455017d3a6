using System.Diagnostics;
using System.Globalization;
using X80.Benchmarks.Report;
using X80.Benchmarks.Server;

namespace X80.Benchmarks.Starting;

/// <summary>How long a person waits for the tool, beside <c>dotnet --version</c>: medians of nine, in turns in one run.</summary>
internal static class StartBenchmark
{
    private const int Turns = 9;
    private const double HelpBar = 3;
    private const double GuardBar = 4;

    /// <returns>Whether both bars were met.</returns>
    /// <exception cref="FileNotFoundException">The tool was not built.</exception>
    public static async Task<bool> RunAsync(FigureBook book)
    {
        var tool = BuiltTool.Path;
        string[][] lines = [["--version"], [tool, "--help"], [tool, "guard", "check", "https://web.whatsapp.com/"]];
        var spent = lines.Select(_ => new List<double>()).ToArray();
        foreach (var line in lines)
        {
            // The files of each are in memory before any of them counts.
            await MeasureAsync(line);
        }

        for (var turn = 0; turn < Turns; turn++)
        {
            for (var place = 0; place < lines.Length; place++)
            {
                spent[place].Add(await MeasureAsync(lines[place]));
            }
        }

        var (floor, help, guard) = (spent[0].Median(), spent[1].Median(), spent[2].Median());
        await book.Lines.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"dotnet --version {floor:0} ms; x80 --help {help:0} ms; x80 guard check {guard:0} ms; medians of {Turns}"));
        return await book.AddAsync(
            "start",
            new("help", "x80 --help beside dotnet --version", help / floor, HelpBar, AtLeast: false),
            new("guard", "x80 guard check of one address beside dotnet --version", guard / floor, GuardBar, AtLeast: false));
    }

    /// <returns>Milliseconds from the start of the process to its end.</returns>
    private static async Task<double> MeasureAsync(string[] words)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(began).TotalMilliseconds
            : throw new InvalidOperationException($"dotnet {string.Join(' ', words)} ended with {process.ExitCode}: there is nothing to measure.");
    }
}
