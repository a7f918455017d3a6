using X80.Conformance.Calibration;
using X80.Conformance.Cases;
using X80.Conformance.Cases.Server;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;
using X80.Conformance.Volume;
using X80.Conformance.Wire;
using X80.Contract.Kinds;
using X80.Contract.Sessions;

namespace X80.Conformance;

/// <summary>
/// Judges any backend that speaks the contract, from outside and as a modified client would treat it. Never throws for
/// what the server does: a report says it.
/// </summary>
public static class ServerVerification
{
    private static readonly string[] NeededScopes = [Scope.Capture.Value, Scope.Privacy.Value, Scope.Records.Value, Scope.Read.Value];

    /// <summary>The cases, in the order of their ids.</summary>
    public static IReadOnlyList<CaseInfo> Cases { get; } = [.. ServerCases.NewSet().Select(each => each.Info)];

    /// <summary>The cases that every sabotaged server of another group has to pass.</summary>
    public static IReadOnlyList<string> Sentinels => ServerCases.Sentinels;

    /// <summary>Cases that need a workspace beside the one under judgement.</summary>
    public static IReadOnlyList<string> NeedNeighbour { get; } =
        [.. ServerCases.NewSet().Where(each => (each.Needs & (Needs.Other | Needs.Locked)) != Needs.None).Select(each => each.Info.Id)];

    public static async Task<VerifyReport> RunAsync(
        ServerVerificationOptions options, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        var startedAt = options.Time.GetUtcNow();
        var began = options.Time.GetTimestamp();
        using var wire = new WireClient(options.Server, options.Time, options.AnswerTime, options.Budget ?? int.MaxValue);
        var places = new SortedSet<string>(StringComparer.Ordinal);
        var (results, stop) = await JudgeAsync(options, wire, places, progress, cancellationToken);
        var hasVolume = options.Files is not null && results is [.., { Verdict: Verdict.Pass }];
        return new VerifyReport
        {
            StartedAt = startedAt,
            Took = options.Time.GetElapsedTime(began),
            Seed = options.Seed,
            Parts =
            [
                new PartReport
                {
                    Half = "server",
                    Subject = options.Server.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped),
                    Sight = options.Probe is not null || hasVolume ? SightLevel.L3 : options.Sink is not null ? SightLevel.L2 : SightLevel.L1,
                    Cases = results,
                    Numbers = new Dictionary<string, long> { ["cases"] = results.Count, ["requests"] = wire.Requests, ["calibrations"] = SuiteCalibration.Servers },
                    NotSeen = NotSeen(options, places),
                    Stop = stop,
                },
            ],
        };
    }

    private static async Task<(IReadOnlyList<CaseResult> Results, VerifyStop? Stop)> JudgeAsync(
        ServerVerificationOptions options, WireClient wire, ISet<string> places, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        if (CaseFilter.Choose(ServerCases.NewSet(), each => each.Info, options.Only, out var unmatched) is not { } cases)
        {
            return ([], VerifyStop.NoMatch(unmatched!));
        }
        var member = new WireMember("member", options.Member, options.Time);
        var second = options.SecondMember is { } token ? new WireMember("second member", token, options.Time) : null;
        foreach (var each in new[] { member, second }.OfType<WireMember>())
        {
            if (await IntroduceAsync(wire, each, options.Server, cancellationToken) is { } stop)
            {
                return ([], stop);
            }
        }
        if (second is not null && second.Id == member.Id)
        {
            return ([], VerifyStop.SameMember());
        }
        return await JudgeAsync(options, wire, places, member, second, cases, progress, cancellationToken);
    }

    /// <summary>With the other workspaces, which may be at another address.</summary>
    private static async Task<(IReadOnlyList<CaseResult> Results, VerifyStop? Stop)> JudgeAsync(
        ServerVerificationOptions options,
        WireClient wire,
        ISet<string> places,
        WireMember member,
        WireMember? second,
        IReadOnlyList<ServerCase> cases,
        IProgress<VerifyProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var elsewhere = new WireClient(options.OtherServer ?? options.Server, options.Time, options.AnswerTime);
        var otherAtHome = options.OtherWorkspace is { } one ? new WireMember("member of another workspace", one, options.Time, isElsewhere: true) : null;
        var locked = options.LockedWorkspace is { } two ? new WireMember("member of the locked workspace", two, options.Time, isElsewhere: true) : null;
        foreach (var each in new[] { otherAtHome, locked }.OfType<WireMember>())
        {
            if (await IntroduceAsync(elsewhere, each, options.OtherServer ?? options.Server, cancellationToken) is { } stop)
            {
                return ([], stop);
            }
        }
        if (otherAtHome?.WorkspaceId == member.WorkspaceId && otherAtHome is not null)
        {
            return ([], VerifyStop.SameWorkspace());
        }
        if (locked is not null && locked.PrivacyChange != PrivacyAuthority.Web.Value)
        {
            return ([], VerifyStop.NotLocked());
        }
        if (await SuiteCalibration.FaultAsync(options.Joints, options.Calibration, cancellationToken) is { } fault)
        {
            return ([], VerifyStop.Uncalibrated(fault));
        }
        var rig = new ServerRig(wire, member, second, options.Probe, options.Time)
        {
            Other = options.OtherWorkspace is { } other ? new WireMember("member of another workspace", other, options.Time) : null,
            Locked = locked,
            Elsewhere = elsewhere,
            Joints = options.Joints,
            ProbePlaces = places,
            Sink = options.Sink,
        };
        var results = await new ServerRun(rig, cases, options, progress).RunAsync(cancellationToken);
        return options.Files is { } files
            ? ([.. results, .. await new ServerRun(rig, [new VolumeCase(files)], options, progress).RunAsync(cancellationToken)], null)
            : (results, null);
    }

    private static async Task<VerifyStop?> IntroduceAsync(WireClient wire, WireMember member, Uri server, CancellationToken cancellationToken)
    {
        try
        {
            var session = await wire.SendAsync(member.Get(ExtRoutes.Session), cancellationToken);
            if (session.Answer.Status is 401)
            {
                return VerifyStop.TokenRefused(member.Name);
            }
            if (session.Answer.Status is 403)
            {
                return VerifyStop.TokenScope(member.Name, Scope.Read.Value);
            }
            if (!session.Answer.IsSuccess)
            {
                return VerifyStop.NotTheContract($"{session.Answer}");
            }
            member.Introduce(session);
            return NeededScopes.Except(member.Scopes).FirstOrDefault() is { } missing ? VerifyStop.TokenScope(member.Name, missing) : null;
        }
        catch (HttpRequestException)
        {
            return VerifyStop.NoServer(server);
        }
        catch (Exception e) when (e is StepRefusedException or KeyNotFoundException or InvalidOperationException)
        {
            return VerifyStop.NotTheContract("with something else");
        }
    }

    private static List<string> NotSeen(ServerVerificationOptions options, SortedSet<string> places)
    {
        List<string> sentences =
        [
            "Which chat a text came from, and whether a person clicked: a server is not told, so nothing is said about it.",
            "Text that a person types into a record: the suite does not tell it from a transcript.",
            options.Sink is null
                ? "The CRM itself, where it is another system than this server."
                : "Another CRM than the two that the suite hosts.",
        ];
        if (options.Probe is null)
        {
            sentences.Insert(0, options.Files is null
                ? "What the server keeps: no probe was given, so this report speaks of what it shows, not of what it stores."
                : "What the server keeps: no probe was given; only the size of its files was looked at, so less than 1 MiB of what it refuses may lie in them.");
        }
        if (places.Count > 0)
        {
            sentences.Insert(0, $"What the server keeps elsewhere: the probe found what is known to be there in {string.Join(", ", places)}, so its silence counts there and nowhere else.");
        }
        if (options.OtherWorkspace is null)
        {
            sentences.Add("Other workspaces: there was no token of one.");
        }
        if (options.LockedWorkspace is null)
        {
            sentences.Add("The lock of a workspace: there was no token of a locked one.");
        }
        if (options.SecondMember is null)
        {
            sentences.Add("Other members' conversations: there was no token of a second member.");
        }
        return sentences;
    }
}
