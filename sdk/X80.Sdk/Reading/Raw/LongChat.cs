using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace X80.Sdk.Reading.Raw;

/// <summary>
/// Reads a chat that is too long for one call: a call a slice, so that the page is never held up for long, then each slice
/// once more, by ids and lengths alone. Whatever changed in between is refused: a reading shows one moment.
/// </summary>
/// <param name="ask">Calls the script: what, and the slice as JSON.</param>
internal sealed class LongChat(Func<string, string, Task<string>> ask)
{
    /// <summary>Elements of the list in one slice: rows, and what stands between them.</summary>
    public const int SliceLength = 500;

    /// <param name="first">What the first call gave: identity, place and number of rows.</param>
    /// <exception cref="ReadRefusedException">A slice does not fit the pack, or the page changed while it was read.</exception>
    public async Task<RawReading> ReadAsync(RawReading first)
    {
        // So many parts the list of messages has: rows, and what stands between them.
        if (first is not { Place: { ValueKind: JsonValueKind.Object } place, RowsSeen: > 0, Identity: not null, Flags: not null }
            || !place.TryGetProperty("children", out var told) || !told.TryGetInt32(out var parts))
        {
            throw Refusals.Drift("script", "a part of the reading is missing");
        }

        var at = place.GetRawText();
        var slices = new List<RawSlice>();
        for (var from = 0; from < parts; from += SliceLength)
        {
            slices.Add(Parse(await ask("slice", Slice(at, from)).ConfigureAwait(false), RawReadingJson.Default.RawSlice));
        }

        var seen = slices.Sum(slice => slice.Seal.Count);
        if (seen != first.RowsSeen || slices.Any(slice => slice.Rows?.Count != slice.Seal.Count))
        {
            throw Changed($"{first.RowsSeen}, {seen}");
        }

        for (var index = 0; index < slices.Count; index++)
        {
            var again = Parse(await ask("seal", Slice(at, index * SliceLength)).ConfigureAwait(false), RawReadingJson.Default.RawSlice);
            if (!again.Seal.SequenceEqual(slices[index].Seal))
            {
                throw Changed($"{again.Seal.Zip(slices[index].Seal).Count(pair => pair.First != pair.Second)} of {seen} rows");
            }
        }

        var joined = string.Join(",", slices.Select(slice => slice.Part.GetRawText()));
        return Join(first, [.. slices.SelectMany(slice => slice.Rows!)], Parse(await ask("join", $$"""{"place":{{at}},"parts":[{{joined}}]}""").ConfigureAwait(false), RawReadingJson.Default.RawJoin));
    }

    private static string Slice(string place, int from) => $$"""{"place":{{place}},"from":{{from}},"to":{{from + SliceLength}}}""";

    private static ReadRefusedException Changed(string detail) => Refusals.Because(Refusals.RowsChanged, "rows", "", detail);

    private static RawReading Join(RawReading first, IReadOnlyList<RawRow?> rows, RawJoin join)
    {
        if (new[] { join.SentAt.Count, join.Certainty.Count, join.Author.Count, join.Direction.Count }.Any(count => count != rows.Count))
        {
            throw Refusals.Drift("rows", "the counts do not add up");
        }

        var messages = new List<RawMessage>(rows.Count);
        foreach (var (index, row) in rows.Index())
        {
            if (row is not null)
            {
                messages.Add(Message(row, join, index));
            }
        }

        return first with
        {
            Outcome = "read",
            Place = null,
            Flavour = join.Flavour,
            Flags = join.Flags,
            Identity = first.Identity! with { ChannelId = join.ChannelId },
            Strategies = new Dictionary<string, string>([.. join.Strategies, .. (first.Strategies ?? join.Strategies).Where(each => !join.Strategies.ContainsKey(each.Key))]),
            NotRendered = rows.Count - messages.Count,
            Messages = messages,
        };
    }

    private static RawMessage Message(RawRow row, RawJoin join, int index) => new()
    {
        Id = row.Id,
        SentAt = join.SentAt[index],
        SentAtCertainty = join.Certainty[index] ?? "",
        Author = join.Author[index],
        Direction = join.Direction[index],
        Kind = row.Kind,
        Text = row.Text,
        Caption = row.Caption,
        FileName = row.FileName,
        Edited = row.Edited,
        Forwarded = row.Forwarded,
        Truncated = row.Truncated,
    };

    private static T Parse<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            // The script writes its outcome first.
            return json.StartsWith("""{"outcome":"refused",""", StringComparison.Ordinal)
                ? throw Refusals.From(JsonSerializer.Deserialize(json, RawReadingJson.Default.RawReading)!)
                : JsonSerializer.Deserialize(json, type) ?? throw Refusals.Drift("script", "no outcome");
        }
        catch (JsonException)
        {
            // The parser's message may quote the page: it goes no further.
            throw Refusals.Drift("script", "an answer that is no reading");
        }
    }
}
