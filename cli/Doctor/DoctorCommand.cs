using System.CommandLine;
using X80.Cli.Accounts;
using X80.Cli.Doctor.Checks;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Harness.Browsers;

namespace X80.Cli.Doctor;

/// <summary><c>x80 doctor</c>: what is wrong on this machine, each thing with its fix.</summary>
internal sealed class DoctorCommand : ExampledCommand
{
    public DoctorCommand(Consoles consoles, TimeProvider time)
        : base(
            "doctor",
            "Looks at what X80 needs here (SDK, browser, display, sandbox, secret store, backend, token, clock, packs, folders) and says how to mend what is wrong. Ends with 1 if something is.",
            "x80 doctor",
            "x80 doctor --report x80-doctor.txt",
            "x80 doctor --json")
    {
        var backend = new BackendOption();
        var profile = new ProfileOption();
        var folder = new PersonalFolderOption();
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Shows a report without names, addresses, tokens and folders, and saves exactly that as a new file. Nothing is sent.",
            HelpName = "FILE",
        };
        var json = new JsonOption();
        Options.Add(backend);
        Options.Add(profile);
        Options.Add(folder);
        Options.Add(report);
        Options.Add(json);
        SetAction((parsed, cancellationToken) =>
        {
            var request = new DoctorRequest(
                folder.In(parsed), parsed.GetRequiredValue(profile), parsed.GetValue(backend), parsed.GetValue(report), parsed.GetValue(json));
            return new DoctorRunner(consoles, ChecksFor(request, time)).RunAsync(request, cancellationToken);
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;

    private static IReadOnlyList<IDoctorCheck> ChecksFor(DoctorRequest request, TimeProvider time)
    {
        var account = new AccountCheck(AccessFinder.OfProcess, request, time);
        return
        [
            new SdkCheck(), new BrowserCheck(new BrowserFinder().Find), new DisplayCheck(Environment.GetEnvironmentVariable),
            new KeyringCheck(request.Folder), account, new PackCheck(() => account.Packs, time), new FolderCheck(request.Folder),
        ];
    }
}
