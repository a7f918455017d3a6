using System.Globalization;
using X80.Benchmarks.Report;
using X80.Benchmarks.Server;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Benchmarks.Scale;

/// <summary>
/// Loads conversations of ten messages into a SQLite file through the contract, as members would, and asks every route of that
/// server and of one over a small file in turns. What was loaded stays in the folder: stopped and started again it goes on, and
/// with the same number it only asks.
/// </summary>
internal static class ScaleBenchmark
{
    // A full page of each list for each member, of 500 ledger entries too: shorter answers would compare pages, and not databases.
    private const int SmallCount = 64 * 128;
    private const int Rounds = 5;
    private const int Asked = 200;
    private const double Bar = 1.5;

    // What a p99 of these machines says of itself differs by a third from run to run, as in the check of the server's rate.
    private const double Red = Bar / 0.6;

    private static readonly (string Name, Func<PreparedChat, int, WireRequest> Make)[] Routes =
    [
        ("session", (chat, _) => chat.Member.Get(ExtRoutes.Session)),
        ("snippets", (chat, _) => chat.Member.Get(ExtRoutes.Snippets)),
        ("ledger", (chat, _) => chat.Member.Get(ExtRoutes.Ledger)),
        ("list of conversations", (chat, _) => chat.Member.Get(ExtRoutes.Conversations)),
        ("open", (chat, number) => chat.Member.Open(Workload.KeyOf(number))),
        ("conversation", (chat, _) => chat.Member.Get(WireMember.At(ExtRoutes.Conversation, chat.Conversation))),
        ("messages", (chat, _) => chat.Member.Get(WireMember.At(ExtRoutes.Messages, chat.Conversation))),
        ("note", (chat, _) => chat.Member.Get(WireMember.At(ExtRoutes.Note, chat.Conversation))),
        ("sync", (chat, _) => chat.Member.Sync(chat.Conversation, chat.Messages)),
        ("share", (chat, _) => chat.Member.SetShared(chat.Conversation)),
        ("record", (chat, _) => chat.Member.Get(RecordOf(chat))),
        ("activities", (chat, _) => chat.Member.Get($"{RecordOf(chat)}/activities")),
        ("log", (chat, _) => chat.Member.Log(chat.Conversation)),
        ("search", (chat, _) => chat.Member.Search("Brandt")),
    ];

    /// <param name="book">Takes the figures.</param>
    /// <param name="folder">Where both databases lie.</param>
    /// <param name="count">Conversations of the large one.</param>
    /// <returns>Whether every route is near the bar: the figures say which met it.</returns>
    public static async Task<bool> RunAsync(FigureBook book, string folder, int count)
    {
        using var small = await ScaleServer.StartAsync(Path.Combine(folder, "small"));
        using var large = await ScaleServer.StartAsync(Path.Combine(folder, "large"));
        await small.LoadAsync(SmallCount, book.Lines);
        await large.LoadAsync(count, book.Lines);
        var figures = new List<Figure>();
        foreach (var (name, make) in Routes)
        {
            List<(Latencies Small, Latencies Large)> rounds = [];
            for (var round = 0; round <= Rounds; round++)
            {
                var (few, many) = (new List<double>(), new List<double>());
                for (var turn = 0; turn < Asked; turn++)
                {
                    few.Add(await small.AskAsync(make, (round * Asked) + turn));
                    many.Add(await large.AskAsync(make, (round * Asked) + turn));
                }

                rounds.Add((new(few), new(many)));
            }

            // The first warms both.
            rounds.RemoveAt(0);
            double Of(Func<(Latencies Small, Latencies Large), double> figure) => rounds.Select(figure).Median();
            await book.Lines.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name}: {Of(round => round.Small.P50):0.00} ms p50, {Of(round => round.Small.P99):0.00} p99; among {count:N0} conversations {Of(round => round.Large.P50):0.00}, {Of(round => round.Large.P99):0.00}"));
            figures.Add(new(
                $"scale-{name}",
                string.Create(CultureInfo.InvariantCulture, $"p99 of {name} among {count:N0} conversations beside {SmallCount:N0}"),
                Of(round => round.Large.P99 / round.Small.P99),
                Bar,
                AtLeast: false));
        }

        await book.AddAsync("scale, sqlite", [.. figures]);
        return figures.All(figure => figure.Value <= Red);
    }

    private static string RecordOf(PreparedChat chat) => $"{ExtRoutes.Records}/{chat.Conversation.Record.Kind.Value}/{chat.Conversation.Record.RecordId.Value}";
}
