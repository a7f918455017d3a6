using X80.Conformance.Attended;
using X80.Conformance.Bundles;
using X80.Conformance.Reports;
using X80.Conformance.Subjects;
using X80.Conformance.Tests.Support;
using X80.Contract.Tokens;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Attended;

/// <summary>What is said of a client with a person before it, by what reached the backend.</summary>
public sealed class AttendedVerificationTests
{
    private static readonly Func<ScriptedPerson, AttendedPrompt, Task> Nothing = (_, _) => Task.CompletedTask;

    [Fact]
    public async Task A_client_that_sends_on_each_click_alone_passes_and_nothing_of_a_person_is_kept()
    {
        var person = new ScriptedPerson(async (each, prompt) =>
        {
            // What needs no click may come at any time.
            if (prompt.Click is null)
            {
                await each.SendAsync(HttpMethod.Get, "session");
            }
        });

        var report = await JudgeAsync(person);

        Assert.Equal(["HUMAN-1/AT/1 PASS", "HUMAN-1/AT/2 PASS", "HUMAN-2/AT/4 PASS", "HUMAN-6/AT/3 PASS"], Servers.Verdicts(report));
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(11, person.Asked.Count);
        var bundle = EvidenceBundle.Write(report);
        Assert.Equal(0, BundleJudge.Judge(bundle, nonce: null, seal: null).ExitCode);
        Assert.All(new[] { bundle, JsonReport.Write(report), HtmlReport.Write(report) }, written =>
        {
            Assert.DoesNotContain(ScriptedPerson.Text, written, StringComparison.Ordinal);
            Assert.DoesNotContain("chat-of-a-person", written, StringComparison.Ordinal);
        });
    }

    /// <summary>A case each of what a client does without a click, or beside it.</summary>
    [Theory]
    [InlineData(0, "conversations", "HUMAN-1/AT/1", "POST /conversations came without a click.")]
    [InlineData(1, "conversations", "HUMAN-1/AT/1", "POST /conversations came without a click.")]
    [InlineData(3, "conversations/chat-of-a-person/sync", "HUMAN-1/AT/2", "POST /conversations/{id}/sync came without a click.")]
    [InlineData(4, "conversations/chat-of-a-person/sync", "HUMAN-2/AT/4", "POST /conversations/{id}/sync came during a click that does not pay for it.")]
    [InlineData(9, "telemetry/a-chat-was-read", "HUMAN-6/AT/3", "POST of an address that is not the contract's came without a click.")]
    public async Task What_no_click_explains_is_a_violation_where_the_person_clicked_nothing_else(int at, string path, string violated, string finding)
    {
        var report = await JudgeAsync(new ScriptedPerson((each, prompt) => prompt.Number == at ? each.SendAsync(HttpMethod.Post, path) : Task.CompletedTask));

        Assert.Equal([violated], Servers.Failed(report));
        Assert.Equal(finding, report.Parts[0].Cases.Single(result => result.Case.Id == violated).Why);
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public async Task A_click_too_many_that_the_person_owns_to_makes_its_case_inconclusive()
    {
        var person = new ScriptedPerson((each, prompt) => prompt.Number == 3 ? each.SendAsync(HttpMethod.Post, "conversations") : Task.CompletedTask, admits: true);

        var report = await JudgeAsync(person);

        Assert.Equal(
            ["HUMAN-1/AT/1 PASS", "HUMAN-1/AT/2 INCONCLUSIVE: The person clicked more than was asked, so what came shows nothing.", "HUMAN-2/AT/4 PASS", "HUMAN-6/AT/3 PASS"],
            Servers.Verdicts(report));
        Assert.Equal(3, report.ExitCode);
    }

    [Fact]
    public async Task Silence_of_a_client_that_sends_nothing_at_all_shows_nothing()
    {
        var report = await JudgeAsync(new ScriptedPerson(Nothing) { IsIdle = true });

        Assert.All(report.Parts[0].Cases, result => Assert.Equal("Nothing came of the click on Sync, though it was asked for 2 times.", result.Why));
        Assert.Equal(3, report.ExitCode);
    }

    /// <summary>What came until then counts, though nobody says whose click it was.</summary>
    [Fact]
    public async Task A_person_who_leaves_makes_the_run_inconclusive_and_a_violation_stays_one()
    {
        var left = await JudgeAsync(new ScriptedPerson(Nothing) { GoneAt = 5 });
        var caught = await JudgeAsync(new ScriptedPerson((each, prompt) => prompt.Number == 3 ? each.SendAsync(HttpMethod.Post, "conversations") : Task.CompletedTask) { GoneAt = 5 });

        Assert.Equal(3, left.ExitCode);
        Assert.Equal(["HUMAN-1/AT/2"], Servers.Failed(caught));
    }

    [Fact]
    public async Task A_client_that_does_not_start_is_said()
    {
        var report = await JudgeAsync(new ScriptedPerson(Nothing), start: (_, _, _) => throw new ClientFailedException("No browser was found."));

        Assert.Equal("subject-did-not-start", report.Parts[0].Stop?.Code);
        Assert.Equal(4, report.ExitCode);
    }

    private static Task<VerifyReport> JudgeAsync(
        ScriptedPerson person, Func<Uri, X80Token, CancellationToken, Task<IAttendedClient>>? start = null) => AttendedVerification.RunAsync(
        new AttendedVerificationOptions
        {
            Start = start ?? person.StartAsync,
            Backend = new ZooBackend(withNeighbour: false),
            Attendant = person,
            Subject = "scripted",
            AtLeast = TimeSpan.Zero,
            Quiet = TimeSpan.FromMilliseconds(20),
        },
        TestContext.Current.CancellationToken);
}
