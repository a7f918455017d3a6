using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using X80.Benchmarks.Report;
using X80.Benchmarks.Server;
using X80.Contract.Ids;
using X80.Contract.Json;
using X80.Contract.Messages;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.Contract.Tokens;
using X80.Sdk.Client;

namespace X80.Benchmarks.Client;

/// <summary>
/// A quiet read of the SDK beside <see cref="HttpClient"/> with the same token and the contract's generated JSON, in turns. The
/// server is <see cref="FloorServer"/> in a process of its own: what it allocates is not counted.
/// </summary>
internal static class ClientSpeed
{
    private const int Warm = 2_000;
    private const int Rounds = 9;
    private const int Calls = 1_000;
    private const double TimeBar = 1.3;
    private const double BytesBar = 2;

    private static readonly ConversationId Conversation = ConversationId.NewRandom();

    /// <returns>Whether every bar was met.</returns>
    public static async Task<bool> RunAsync(FigureBook book)
    {
        using var server = await ServedProcess.FloorAsync();
        var token = X80Token.NewRandom();
        var client = CaptureClient.Create(server.Address, token, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());

        var isMet = true;
        foreach (var (what, ours, floor) in new (string, Func<Task>, Func<Task>)[]
        {
            ("an answer of 12 bytes", async () => Need((await client.GetSnippetsAsync(CancellationToken.None)).Value),
                () => AskAsync<SnippetList>(http, ExtRoutes.Snippets)),
            ("a page of 100 messages", async () => Need((await client.GetMessagesAsync(Conversation, null, null, CancellationToken.None)).Value),
                () => AskAsync<MessagePage>(http, ExtRoutes.Messages.Replace("{id}", Conversation.Value, StringComparison.Ordinal))),
        })
        {
            isMet &= await CompareAsync(what, ours, floor, book);
        }

        return isMet;
    }

    private static async Task<bool> CompareAsync(string what, Func<Task> ours, Func<Task> floor, FigureBook book)
    {
        await SpendAsync(floor, Warm);
        await SpendAsync(ours, Warm);
        var (bare, sdk) = (new List<Spent>(), new List<Spent>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await SpendAsync(floor, Calls));
            sdk.Add(await SpendAsync(ours, Calls));
        }

        var (time, bytes) = (Ratio(sdk, bare, spent => spent.Microseconds), Ratio(sdk, bare, spent => spent.Bytes));
        await book.Lines.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {sdk.Select(spent => spent.Microseconds).Median():0} microseconds a call beside {bare.Select(spent => spent.Microseconds).Median():0}, {sdk.Select(spent => spent.Bytes).Median():0} bytes beside {bare.Select(spent => spent.Bytes).Median():0}"));
        return await book.AddAsync(
            "client",
            new("client-time", $"time of {what} beside HttpClient", time, TimeBar, AtLeast: false),
            new("client-bytes", $"allocated for {what} beside HttpClient", bytes, BytesBar, AtLeast: false));
    }

    // Of rounds side by side: what else the machine does meets both.
    private static double Ratio(List<Spent> ours, List<Spent> floor, Func<Spent, double> of) =>
        ours.Zip(floor, (one, other) => of(one) / of(other)).Median();

    private static async Task<Spent> SpendAsync(Func<Task> call, int times)
    {
        var (bytes, began) = (GC.GetTotalAllocatedBytes(precise: true), TimeProvider.System.GetTimestamp());
        for (var i = 0; i < times; i++)
        {
            await call();
        }

        var spent = TimeProvider.System.GetElapsedTime(began);
        return new Spent(spent.TotalMicroseconds / times, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / times);
    }

    private static async Task AskAsync<T>(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        Need(await JsonSerializer.DeserializeAsync(body, ContractJson.ShapeOf<T>(ContractJson.Tolerant)));
    }

    private static void Need(object? value)
    {
        if (value is null)
        {
            throw new InvalidOperationException("The floor's server gave no answer that can be read.");
        }
    }

    /// <param name="Microseconds">A call.</param>
    /// <param name="Bytes">Allocated in this process, a call.</param>
    private readonly record struct Spent(double Microseconds, double Bytes);
}
