using X80.Harness;
using X80.Harness.Processes;

namespace X80.Cli.Doctor.Checks;

/// <summary>Whether what <c>x80 new</c> makes can be built here.</summary>
internal sealed class SdkCheck(string program = "dotnet") : IDoctorCheck
{
    private const string Name = "sdk";
    private const string Fix = "Install it from https://dotnet.microsoft.com/download/dotnet/10.0, and open a new terminal.";

    public string Subject => "the .NET SDK";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        var lines = new Lines();
        try
        {
            await new ToolCommand(program, ["--list-sdks"]).RunAsync(lines, cancellationToken);
        }
        catch (HarnessException)
        {
            return [Finding.Wrong(Name, "No .NET SDK is found on the path.", Fix)];
        }

        // Such as: 10.0.401 [/usr/share/dotnet/sdk]
        var versions = lines.All.Select(line => line.Split(' ')[0]).Where(version => version.StartsWith("10.", StringComparison.Ordinal)).ToList();
        return [versions.Count > 0 ? Finding.Ok(Name, $"The .NET SDK {versions[^1]} is here.") : Finding.Wrong(Name, "There is no .NET SDK of version 10.", Fix)];
    }

    private sealed class Lines : IProgress<string>
    {
        private readonly List<string> all = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (all)
                {
                    return [.. all];
                }
            }
        }

        public void Report(string value)
        {
            lock (all)
            {
                all.Add(value);
            }
        }
    }
}
