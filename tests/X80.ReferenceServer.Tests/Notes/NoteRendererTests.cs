using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Notes;

namespace X80.ReferenceServer.Tests.Notes;

public sealed class NoteRendererTests
{
    private static readonly NoteHead Head = new("WhatsApp", "Mara Field", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Fact]
    public void A_note_reads_as_a_person_would_write_it_down()
    {
        var note = NoteRenderer.Render(Head,
        [
            Message(1, "2026-11-22T23:30:00+00:00", text: "Shall we meet?"),
            Message(2, "2026-11-23T08:05:00+00:00", direction: Direction.Out, text: "Yes:\n09:06 Ana: at noon", edited: true),
            Message(3, "2026-11-23T08:07:00+00:00", kind: MessageKind.Document, fileName: "offer.pdf"),
            Message(4, null, kind: MessageKind.Deleted),
        ]);

        Assert.Equal(
            """
            WhatsApp conversation, as sent by the client of Mara Field.
            4 messages, 23 Nov 2026 to 23 Nov 2026. Times are Europe/Berlin.
            What the page did not show when it was read is not in it.

            Monday, 23 November 2026
            00:30 Ana: Shall we meet?
            09:05 Mara Field: Yes:
                  09:06 Ana: at noon (edited)
            09:07 Ana: [document] offer.pdf
            --:-- Ana: [deleted]

            """,
            note.Single().Text.ReplaceLineEndings("\n"));
        Assert.Equal("WhatsApp conversation", note.Single().Title);
    }

    [Fact]
    public void A_large_note_rolls_over_into_numbered_parts_and_loses_no_message()
    {
        var messages = Enumerable.Range(0, 50).Select(i => Message(i, "2026-11-23T08:05:00+00:00", text: $"<{i}>" + new string('x', 9_000))).ToList();

        var parts = NoteRenderer.Render(Head, messages);

        Assert.Equal([.. Enumerable.Range(1, parts.Count).Select(i => $"WhatsApp conversation ({i} of {parts.Count})")], parts.Select(part => part.Title));
        Assert.All(parts, part => Assert.InRange(part.Text.Length, 1, NoteRenderer.PartLength + 100));
        Assert.All(Enumerable.Range(0, 50), i => Assert.Single(parts, part => part.Text.Contains($"<{i}>", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_day_without_a_time_stays_that_day_wherever_the_note_is_read()
    {
        var day = Message(1, "2026-11-23T00:00:00+05:00", text: "hello", certainty: TimeCertainty.Day);

        var text = NoteRenderer.Render(Head, [day]).Single().Text;
        Assert.Contains("\nMonday, 23 November 2026\n", text, StringComparison.Ordinal);
        Assert.Contains("1 message, 23 Nov 2026 to 23 Nov 2026.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_taken_back_is_counted_in_the_header_and_moves_no_end_of_a_part()
    {
        var messages = Enumerable.Range(0, 50).Select(i => Message(i, "2026-11-23T08:05:00+00:00", text: new string('x', 9_000))).ToList();
        var none = NoteRenderer.Render(Head, messages);
        var two = NoteRenderer.Render(Head with { TakenBack = 2 }, messages);

        Assert.DoesNotContain("taken back", none[0].Text, StringComparison.Ordinal);
        Assert.Contains("\n2 messages were taken back and are not in it.\n", two[0].Text, StringComparison.Ordinal);
        Assert.Contains("\n1 message was taken back and is not in it.\n", NoteRenderer.Render(Head with { TakenBack = 1 }, messages)[0].Text, StringComparison.Ordinal);
        Assert.Equal(none.Skip(1).Select(part => part.Text), two.Skip(1).Select(part => part.Text));
    }

    [Fact]
    public void What_the_page_cut_off_is_counted_in_the_header()
    {
        var cut = Message(1, null, text: "the beginning of", truncated: true);

        Assert.Contains("\n1 text was cut off on the page.\n", NoteRenderer.Render(Head, [cut]).Single().Text, StringComparison.Ordinal);
        Assert.Contains("\n2 texts were cut off on the page.\n", NoteRenderer.Render(Head, [cut, cut]).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_read_is_counted_in_the_header_and_stands_in_its_place()
    {
        var unread = Message(1, null, kind: MessageKind.Unknown);
        var note = NoteRenderer.Render(Head, [Message(2, null, text: "before"), unread, Message(3, null, text: "after")]).Single().Text;

        Assert.Contains("\n1 message is of a kind that was not read.\n", note, StringComparison.Ordinal);
        Assert.Contains("before\n--:-- Ana: [unknown]\n--:-- Ana: after\n", note, StringComparison.Ordinal);
        Assert.Contains(
            "\n2 messages are of a kind that was not read.\n", NoteRenderer.Render(Head, [unread, unread]).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_messages_make_no_note() => Assert.Empty(NoteRenderer.Render(Head, []));

    private static CapturedMessage Message(
        int number,
        string? sentAt,
        Direction? direction = null,
        MessageKind? kind = null,
        string? text = null,
        string? fileName = null,
        bool? edited = null,
        bool? truncated = null,
        TimeCertainty? certainty = null) => new()
        {
            Id = MessageId.Parse($"AAAAAA{number:D2}"),
            SentAt = sentAt is null ? null : DateTimeOffset.Parse(sentAt, System.Globalization.CultureInfo.InvariantCulture),
            SentAtCertainty = certainty ?? (sentAt is null ? TimeCertainty.Unknown : TimeCertainty.Minute),
            Author = direction == Direction.Out ? null : "Ana",
            Direction = direction ?? Direction.In,
            Kind = kind ?? MessageKind.Text,
            Text = text,
            FileName = fileName,
            Edited = edited,
            Truncated = truncated,
        };
}
