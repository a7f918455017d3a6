using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Conformance.SelfTests;

namespace X80.Cli.Verify.Self;

/// <summary>Runs the suite over a zoo, keeps what is done, and says how it went.</summary>
internal sealed class SelfRunner
{
    private readonly Consoles consoles;

    public SelfRunner(Consoles consoles) => this.consoles = consoles;

    /// <summary>The zoo beside this tool in the repository's build.</summary>
    public static FileInfo BuiltZoo()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        for (var folder = build; folder is not null; folder = folder.Parent)
        {
            var zoo = Path.Combine(folder.FullName, "tests", "X80.Zoo", "bin", build.Parent?.Name ?? "Debug", build.Name, "X80.Zoo.dll");
            if (File.Exists(zoo))
            {
                return new FileInfo(zoo);
            }
        }

        return new FileInfo("X80.Zoo.dll");
    }

    public async Task<int> RunAsync(
        FileInfo zoo, FileInfo? kept, SelfKeeper keeper, SelfVerificationOptions options, CancellationToken cancellationToken)
    {
        if (!zoo.Exists)
        {
            throw CliException.Failed("There is no zoo to try the suite on.", $"{zoo.FullName} is not there.", "Build tests/X80.Zoo, or name its assembly with --zoo.");
        }

        var store = new SelfStore(kept, options);
        var watch = new SelfVoice(consoles, store);
        try
        {
            var report = await SelfVerification.RunAsync(options with { Zoo = ["dotnet", zoo.FullName], Known = await store.ReadAsync(cancellationToken) }, watch, cancellationToken);
            foreach (var line in report.Lines)
            {
                await consoles.TellAsync(line);
            }

            await keeper.KeepAsync(report, options, cancellationToken);
            return report.ExitCode;
        }
        catch (InvalidOperationException e)
        {
            throw CliException.Failed("The suite could not be tried on its zoo.", e.Message, "'X80.Zoo list' prints what it holds.", e);
        }
    }
}
