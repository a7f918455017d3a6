using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using X80.Contract.Tokens;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>Too many requests: of strangers who guess, and of one token.</summary>
public sealed class LimitFaults
{
    private const int Workers = 16;
    private const int PerMinute = 60;
    private const int UnknownPerMinute = 600;

    /// <summary>100,000 is what the fault asks for.</summary>
    private static readonly int Guesses = Asked.For("X80_GUESSES", 4_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_28_whoever_guesses_tokens_is_limited_and_a_known_one_goes_through()
    {
        await using var server = await BuiltServer.StartAsync(Cancel, options => options with { UnknownPerMinute = UnknownPerMinute, RequestsPerMinute = 1_000_000 });
        using var known = await server.JoinAsync("Mara Field", Cancel);
        var (calm, attacked) = (new Timings(), new Timings());
        for (var i = 0; i < 300; i++)
        {
            (await calm.TakeAsync(() => known.GetAsync("session"))).Expect(200);
        }

        var start = Stopwatch.GetTimestamp();
        var attack = AttackAsync(server.Address, Guesses);
        while (!attack.IsCompleted)
        {
            (await attacked.TakeAsync(() => known.GetAsync("session"))).Expect(200);
        }

        var answers = await attack;
        var took = Stopwatch.GetElapsedTime(start);
        var refusedUnasked = answers.Count(answer => answer.Status == 429);
        Assert.Equal(Guesses, answers.Count(answer => answer.Status == 401) + refusedUnasked);
        Assert.InRange(Guesses - refusedUnasked, UnknownPerMinute, UnknownPerMinute + Refilled(took, UnknownPerMinute) + Workers);
        Assert.All(answers.Where(answer => answer.Status == 429), answer => Assert.Contains("Retry-After: ", answer.Headers, StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Guesses} guesses in {took.TotalSeconds:F1} s, {refusedUnasked} of them refused unasked; a known token, calm: {calm}; meanwhile: {attacked}"));
    }

    [Fact]
    public async Task Fault_59_a_token_at_a_hundred_times_its_limit_is_refused_and_another_is_not()
    {
        await using var server = await BuiltServer.StartAsync(Cancel, options => options with { RequestsPerMinute = PerMinute });
        using var hot = await server.JoinAsync("Mara Field", Cancel);
        using var other = await server.JoinAsync("Otto Reich", Cancel);
        var (calm, meanwhile) = (new Timings(), new Timings());
        for (var i = 0; i < PerMinute / 3; i++)
        {
            (await calm.TakeAsync(() => other.GetAsync("session"))).Expect(200);
        }

        var start = Stopwatch.GetTimestamp();
        var answers = new ConcurrentBag<WireAnswer>();
        var load = Parallel.ForEachAsync(
            Enumerable.Range(0, PerMinute * 100),
            new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = Cancel },
            async (_, _) => answers.Add(await hot.GetAsync("session")));
        for (var i = 0; i < PerMinute / 3; i++)
        {
            (await meanwhile.TakeAsync(() => other.GetAsync("session"))).Expect(200);
        }

        await load;
        var took = Stopwatch.GetElapsedTime(start);
        var refused = answers.Where(answer => answer.Status != 200).ToList();
        Assert.InRange(answers.Count - refused.Count, PerMinute, PerMinute + Refilled(took, PerMinute) + 1);
        Assert.All(refused, answer => answer.ExpectProblem(429, "rate-limited"));
        Assert.All(refused, answer => Assert.Contains("Retry-After: 1", answer.Headers, StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{answers.Count} requests of one token in {took.TotalSeconds:F1} s, {refused.Count} refused; another, before: {calm}; meanwhile: {meanwhile}"));
    }

    /// <summary>What a bucket may have been given back: at least one each second, see the server's own rate.</summary>
    private static int Refilled(TimeSpan took, int perMinute) => (int)Math.Ceiling(took.TotalSeconds + 1) * Math.Max(1, perMinute / 60);

    private static async Task<IReadOnlyCollection<WireAnswer>> AttackAsync(Uri server, int guesses)
    {
        using var http = new HttpClient { BaseAddress = server };
        var answers = new ConcurrentBag<WireAnswer>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, guesses),
            new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = Cancel },
            async (_, cancellationToken) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/api/ext/session");
                request.Headers.Add("Authorization", "Bearer " + X80Token.NewRandom().Reveal());
                using var response = await http.SendAsync(request, cancellationToken);
                answers.Add(new WireAnswer((int)response.StatusCode, "", response.Headers.ToString()));
            });
        return answers;
    }
}
