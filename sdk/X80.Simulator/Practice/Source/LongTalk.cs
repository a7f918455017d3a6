using System.Globalization;
using X80.Contract.Kinds;

namespace X80.Simulator.Practice.Source;

/// <summary>One chat with as many rows as are asked for: forty a day up to yesterday, in runs of three, words and media mixed. All invented.</summary>
internal static class LongTalk
{
    public const string ChatId = "long-talk";

    private const string Other = "Ana Lima";
    private const int RowsADay = 40;
    private const int MinutesBetween = 15;

    public static IReadOnlyList<SourceChat> Write(int seed, DateOnly today, int rows)
    {
        var chat = new SourceChat(seed, ChatId, Other, today) { Preview = $"See you there · {Invented.Canary(seed, "preview/" + ChatId)}" };
        for (var at = 0; at < rows; at++)
        {
            if (at % RowsADay == 0)
            {
                chat.DaysAgo(((rows - 1 - at) / RowsADay) + 1);
            }

            Add(chat, at);
        }

        return [chat];
    }

    private static void Add(SourceChat chat, int at)
    {
        var author = at / 3 % 2 == 0 ? Other : Conversations.Owner;
        var time = new TimeOnly(8, 0).AddMinutes(at % RowsADay * MinutesBetween).ToString("HH:mm", CultureInfo.InvariantCulture);
        var words = $"Pallet {at} of the long list is checked and goes out on Thursday.";
        chat.Add(time, author, KindOf(at), row => KindOf(at) switch
        {
            var kind when kind == MessageKind.Document => row with { FileName = $"list-{at}.xlsx" },
            var kind when kind == MessageKind.Image => row with { Words = [new(words)] },
            var kind when kind == MessageKind.Voice => row,
            _ => row with
            {
                Words = (at % 11) switch
                {
                    0 => [new(words + " 🙂")],
                    4 => [new("See "), new("https://plans.example/atlas", "a"), new("\n" + words)],
                    _ => [new(words)],
                },
                Quote = at % 33 == 5 ? new(Other, "The board said yes.") : null,
                Edited = at % 41 == 7,
            },
        });
    }

    private static MessageKind KindOf(int at) => (at % 50) switch
    {
        7 or 27 => MessageKind.Image,
        13 => MessageKind.Voice,
        19 => MessageKind.Document,
        _ => MessageKind.Text,
    };
}
