using X80.Cli.Doctor;
using X80.Cli.Doctor.Checks;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Doctor;

/// <summary>A report in which secrets were planted in every place that a finding can take words from.</summary>
public sealed class DoctorReportTests : IDisposable
{
    private static readonly string Token = X80Token.NewRandom().Reveal();
    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private readonly TemporaryFolder temporary = new();

    [Fact]
    public async Task A_report_holds_nothing_that_was_planted_and_is_shown_whole_before_it_is_saved()
    {
        var (data, words) = (new StringWriter(), new Spectre.Console.Testing.TestConsole());
        var file = new FileInfo(Path.Combine(temporary.Path, "report.txt"));
        var request = Request("Ana Lima, private chat", file);
        Finding[] planted =
        [
            Finding.Wrong("backend", $"https://backend.acme.example/?token={Token}&chat=Ana+Lima could not be reached.", $"Open {Home}/Ana-Lima/x and http://u:secret@h/"),
            Finding.Notice("profile", $"{request.Folder.Root} and {request.Folder.Root}/profiles are open.", $"chmod 700 '{request.Folder.Root}'"),
            Finding.Ok("token", $"{Token} of rui.prado@acme.example, +55 11 99999-0101, 5511999990101, at C:\\Users\\rui\\x80"),
            Finding.Ok("pack", "whatsapp-web 2026.11.4 was checked 56 days ago on backend.acme.example for ana-work."),
        ];

        var code = await new DoctorRunner(new Consoles(data, words, () => Stream.Null), [new Fixed(planted)]).RunAsync(request, TestContext.Current.CancellationToken);

        var report = await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.CheckFailed, code);
        Assert.Equal(report, data.ToString());
        string[] secrets =
            [Token, Token[4..], "Ana", "Lima", "acme", "secret", "rui", "99999", "5511", Home == "/" ? "no home" : Home + "/", temporary.Path, "Users", "ana-work"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, report, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("whatsapp-web 2026.11.4 was checked 56 days ago", report, StringComparison.Ordinal);
        Assert.Contains("chmod 700 '(folder)'", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_takes_the_place_of_no_other_file_and_none_is_left_where_it_cannot_be_shown()
    {
        var file = new FileInfo(Path.Combine(temporary.Path, "kept.txt"));
        await File.WriteAllTextAsync(file.FullName, "mine", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<CliException>(() => new DoctorRunner(
            new Consoles(TextWriter.Null, new Spectre.Console.Testing.TestConsole(), () => Stream.Null), [new Fixed([])])
            .RunAsync(Request("own", file), TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.Usage, refused.Page.ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_report_that_has_no_folder_to_lie_in_is_said_before_anything_is_looked_at()
    {
        var (data, words) = (new StringWriter(), new Spectre.Console.Testing.TestConsole());
        var nowhere = new FileInfo(Path.Combine(temporary.Path, "nowhere", "report.txt"));

        var refused = await Assert.ThrowsAsync<CliException>(() => new DoctorRunner(
            new Consoles(data, words, () => Stream.Null), [new Fixed([Finding.Ok("pack", "good")])]).RunAsync(Request("own", nowhere), TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.Usage, refused.Page.ExitCode);
        Assert.Equal(("", ""), (data.ToString(), words.Output));
    }

    [Fact]
    public async Task On_a_terminal_a_sentence_is_cleaned_before_it_is_folded()
    {
        const int Narrow = 36;
        var (data, words) = (new StringWriter(), new Spectre.Console.Testing.TestConsole());
        var consoles = new Consoles(data, words, () => Stream.Null) { DataWidth = Narrow };

        await new DoctorRunner(consoles, [new Fixed([Finding.Wrong("token", $"It is {Token}.", $"See {Home}/x.")])])
            .RunAsync(Request("own", report: null), TestContext.Current.CancellationToken);

        Assert.All(data.ToString().Split('\n'), line => Assert.True(line.Length <= Narrow, line));
        Assert.Contains("x80_***", data.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Token[^6..], data.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => temporary.Dispose();

    private DoctorRequest Request(string folder, FileInfo? report) => new(
        new PersonalFolder(new DirectoryInfo(Path.Combine(temporary.Path, folder))), "ana-work", new Uri("https://backend.acme.example/"), report, Json: false);

    private sealed class Fixed(IReadOnlyList<Finding> findings) : IDoctorCheck
    {
        public string Subject => "what was planted";

        public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => Task.FromResult(findings);
    }
}
