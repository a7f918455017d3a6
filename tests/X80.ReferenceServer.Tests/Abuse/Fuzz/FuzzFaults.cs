using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse.Fuzz;

/// <summary>Random requests made out of the published document, each member's one after another with what the answers before held.</summary>
public sealed class FuzzFaults
{
    private const int Members = 6;

    /// <summary>100,000 is what the fault asks for.</summary>
    private static readonly int Requests = Asked.For("X80_FUZZ", 3_000);

    private static readonly int Seed = Asked.For("X80_FUZZ_SEED", 20261123);

    private readonly ConcurrentDictionary<(string Operation, int Status), int> answered = new();
    private readonly ConcurrentQueue<string> differences = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_56_requests_made_of_the_published_document_are_answered_as_it_says()
    {
        await using var server = await BuiltServer.StartAsync(Cancel, options => options with { RequestsPerMinute = 10_000_000 });
        await server.SetAsync(settings => settings with { SearchesAMinute = 1_000, RecordsADay = 100_000, SharesADay = 1_000 }, Cancel);
        var document = await PublishedDocument.ReadAsync(server.Address, Cancel);

        await Task.WhenAll(Enumerable.Range(0, Members).Select(number => ChainAsync(server, document, number)));

        var unreached = document.Operations.Except(answered.Keys.Where(one => one.Status == 200).Select(one => one.Operation)).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{answered.Values.Sum()} requests, seed {Seed}: {string.Join(", ", answered.GroupBy(one => one.Key.Status).OrderBy(one => one.Key).Select(one => $"{one.Sum(each => each.Value)} x {one.Key}"))}; never 200: {string.Join(", ", unreached)}"));
        Assert.Empty(differences);
        Assert.Empty(unreached);
        Assert.Superset(new HashSet<int> { 200, 400, 401, 403, 404, 405, 409 }, answered.Keys.Select(one => one.Status).ToHashSet());
    }

    private async Task ChainAsync(BuiltServer server, PublishedDocument document, int number)
    {
        using var member = await server.JoinAsync($"Member {number}", Cancel);
        using var stranger = new HttpClient { BaseAddress = server.Address };
        var known = new KnownValues();
        var maker = new RequestMaker(document, member, new Random(Seed + number), known);
        for (var i = 0; i < Requests / Members && differences.Count < 20; i++)
        {
            var request = await maker.MakeAsync(Unreached(document));
            using var message = request.ToMessage();
            using var response = await (request.IsAnonymous ? stranger : member.Http).SendAsync(message, Cancel);
            var body = await response.Content.ReadAsStringAsync(Cancel);
            var answer = new WireAnswer((int)response.StatusCode, body, response.Headers.ToString()) { Type = response.Content.Headers.ContentType?.ToString() };
            answered.AddOrUpdate((request.Operation ?? "none", answer.Status), 1, (_, count) => count + 1);
            if (Difference(document, request, answer) is { } difference)
            {
                differences.Enqueue($"member {number}, request {i}: {difference}: {request.Method} {request.Path} {Encoding.UTF8.GetString(request.Body ?? [])} -> {answer.Body}");
            }

            if (answer.Status == 200)
            {
                known.Learn(JsonNode.Parse(body));
            }
        }
    }

    /// <summary>What was only refused so far is asked for more often.</summary>
    private List<string> Unreached(PublishedDocument document) =>
        [.. document.Operations.Where(operation => !answered.ContainsKey((operation, 200)))];

    private static string? Difference(PublishedDocument document, FuzzRequest request, WireAnswer answer) =>
        answer.Status >= 500 ? $"{answer.Status}"
        : request.Operation is { } operation ? document.Difference(operation, answer.Status, answer.Type, answer.Headers, answer.Body)
        : answer.Status is 404 or 405 && answer.Type?.Split(';')[0] == "application/problem+json" ? null
        : $"{answer.Status} of {answer.Type} where no route is";
}
