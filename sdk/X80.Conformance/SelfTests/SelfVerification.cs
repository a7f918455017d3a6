using System.Collections.Concurrent;
using X80.Conformance.Rig;
using X80.Conformance.Verdicts;

namespace X80.Conformance.SelfTests;

/// <summary>
/// Tries the suite on servers and clients of which it is known what it has to say: sabotaged ones, each against the cases it is
/// named for and the sentinels (a server against its case's group, too); odd ones and degenerate ones against every case.
/// </summary>
public static class SelfVerification
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(20);

    // One that does nothing may hang, and is waited for again and again.
    private static readonly TimeSpan AnswerTimeOfNothing = TimeSpan.FromSeconds(3);

    /// <exception cref="InvalidOperationException">The zoo does not start, or holds none of a name.</exception>
    public static async Task<SelfReport> RunAsync(SelfVerificationOptions options, IProgress<SelfOutcome>? progress, CancellationToken cancellationToken)
    {
        var entries = await ZooProgram.ListAsync(options.Zoo, cancellationToken);
        if (options.Only.FirstOrDefault(name => entries.All(entry => entry.Name != name)) is { } unknown)
        {
            throw new InvalidOperationException($"The zoo has neither a server nor a client '{unknown}'.");
        }
        var all = entries.SelectMany(entry => RunsOf(entry, options)).ToList();
        // A name that the zoo no longer has says nothing of it.
        var outcomes = new ConcurrentBag<SelfOutcome>(options.Known.Where(known => all.Any(run => IsOf(known, run))));
        var runs = all.Where(run => options.Only.Count == 0 || options.Only.Contains(run.Entry.Name))
            .Where((_, at) => at % options.Part.Of == options.Part.Number - 1)
            .Where(run => !options.Known.Any(known => IsOf(known, run)))
            // The longest first, so that none is left alone at the end: an odd one is judged by every case.
            .OrderBy(run => run.Entry.Kind != "odd").ToLookup(run => run.Entry.Half == "client");
        await using var clients = new ZooClients(options.Zoo);
        await using var servers = new ZooServers(options.Zoo);
        await Parallel.ForEachAsync(runs[false], AtATime((2 * Environment.ProcessorCount) + 1), async (run, stopping) =>
            Tell(await JudgeAsync(servers, options, run.Entry, run.Seed, stopping)));
        await Parallel.ForEachAsync(runs[true], AtATime(Environment.ProcessorCount + 1), async (run, stopping) =>
            Tell(await JudgeClientAsync(clients, options, run.Entry, run.Seed, stopping)));
        return new SelfReport([.. outcomes.OrderBy(outcome => outcome.Kind, StringComparer.Ordinal).ThenBy(outcome => outcome.Name, StringComparer.Ordinal).ThenBy(outcome => outcome.Seed)])
        {
            Runs = all.Count,
        };

        // Three servers at a time leave a third of two processors idle; three clients, with two browsers each, next to nothing.
        ParallelOptions AtATime(int usual) => new() { MaxDegreeOfParallelism = options.Parallel ?? usual, CancellationToken = cancellationToken };

        void Tell(SelfOutcome outcome)
        {
            outcomes.Add(outcome);
            progress?.Report(outcome);
        }
    }

    private static IEnumerable<(ZooEntry Entry, int Seed)> RunsOf(ZooEntry entry, SelfVerificationOptions options) =>
        Enumerable.Range(options.Seed, entry is { Kind: "odd", Half: "server" } ? options.OddSeeds : 1).Select(seed => (entry, seed));

    private static bool IsOf(SelfOutcome outcome, (ZooEntry Entry, int Seed) run) => outcome.Name == run.Entry.Name && outcome.Seed == run.Seed;

    /// <summary>What one of the zoo is judged by.</summary>
    internal static IReadOnlyList<string> Selection(ZooEntry entry, bool full) =>
        full || entry.MustFail.Count == 0 ? []
            : entry.Half == "client" ? [.. entry.MustFail.Union(ClientVerification.Sentinels)]
            : [.. Grouped(entry).Concat(entry.MustFail).Concat(ServerVerification.Sentinels).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Grouped(ZooEntry entry)
    {
        var group = entry.MustFail[0].Split('/')[1];
        return ServerVerification.Cases.Where(each => each.Group == group).Select(each => each.Id);
    }

    private static async Task<SelfOutcome> JudgeClientAsync(
        ZooClients clients, SelfVerificationOptions options, ZooEntry entry, int seed, CancellationToken cancellationToken)
    {
        try
        {
            var verdicts = await clients.JudgeAsync(new ZooClientRun(entry.Name, Selection(entry, options.Full), seed), cancellationToken);
            return new SelfOutcome(
                entry.Name, entry.Kind, seed, verdicts.Judged.Count, verdicts.Failed, verdicts.Unclear,
                [.. entry.MustFail.Where(verdicts.Judged.Contains)], verdicts.Why, verdicts.Trouble)
            { Half = "client" };
        }
        catch (InvalidOperationException e)
        {
            return new SelfOutcome(entry.Name, entry.Kind, seed, 0, [], [], entry.MustFail, [], e.Message) { Half = "client" };
        }
    }

    private static async Task<SelfOutcome> JudgeAsync(
        ZooServers servers, SelfVerificationOptions options, ZooEntry entry, int seed, CancellationToken cancellationToken)
    {
        try
        {
            var only = Selection(entry, options.Full);
            var beside = only.Count == 0 || only.Intersect(ServerVerification.NeedNeighbour).Any();
            await using var server = await servers.StartAsync(new ZooServerRun(entry.Name, beside), cancellationToken);
            var report = await ServerVerification.RunAsync(
                new ServerVerificationOptions
                {
                    Server = server.Address,
                    Member = server.Member,
                    SecondMember = server.SecondMember,
                    OtherWorkspace = server.Neighbour?.Other,
                    LockedWorkspace = server.Neighbour?.Locked,
                    OtherServer = server.Neighbour?.Address,
                    Probe = new RigBackendProbe(server),
                    Only = only,
                    Seed = seed,
                    Quiet = Quiet,
                    AnswerTime = entry.Kind == "degenerate" ? AnswerTimeOfNothing : AnswerTime,
                },
                progress: null,
                cancellationToken);
            var cases = report.Parts[0].Cases;
            var judged = cases.Select(result => result.Case.Id).ToList();
            return new SelfOutcome(
                entry.Name, entry.Kind, seed, judged.Count, Ids(cases, Verdict.Fail), [.. Ids(cases, Verdict.Inconclusive), .. Ids(cases, Verdict.RigError)],
                [.. entry.MustFail.Where(judged.Contains)],
                [.. cases.Where(result => result.Verdict != Verdict.Pass).Select(result => $"{result.Case.Id}: {result.Why}")], report.Parts[0].Stop?.Sentence);
        }
        catch (InvalidOperationException e)
        {
            return new SelfOutcome(entry.Name, entry.Kind, seed, 0, [], [], entry.MustFail, [], e.Message);
        }
    }

    private static List<string> Ids(IReadOnlyList<Reports.CaseResult> cases, Verdict verdict) =>
        [.. cases.Where(result => result.Verdict == verdict).Select(result => result.Case.Id)];
}
