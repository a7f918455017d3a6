using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace X80.Sdk.Reading.Raw;

/// <summary>
/// Reads a chat that is too long for one call: a call a slice, so that the page is never held up for long, then each slice
/// once more, by ids and lengths alone. What all slices tell together is planned in one call, and each is joined by that plan in
/// one. Whatever changed in between is refused: a reading shows one moment.
/// </summary>
/// <param name="ask">Calls the script: what, and the slice as JSON.</param>
/// <param name="sliceLength">Elements of the list in one slice: rows, and what stands between them.</param>
internal sealed class LongChat(Func<string, string, Task<string>> ask, int sliceLength)
{
    /// <summary>The length of a slice but for tests, and the number of rows that the script reads in one call.</summary>
    public const int SliceLength = 500;

    /// <param name="first">What the first call gave: identity, place and number of rows.</param>
    /// <exception cref="ReadRefusedException">A slice does not fit the pack, or the page changed while it was read.</exception>
    public async Task<RawReading> ReadAsync(RawReading first)
    {
        var (place, count) = PlaceOf(first);
        var slices = await EachAsync("slice", place, count).ConfigureAwait(false);
        var seen = CountRows(first, slices);
        if (slices.Any(slice => slice.Rows?.Count != slice.Seal.Count))
        {
            throw Changed($"{first.RowsSeen}, {seen}");
        }

        var again = await EachAsync("seal", place, count).ConfigureAwait(false);
        if (slices.Zip(again).FirstOrDefault(pair => !pair.First.Seal.SequenceEqual(pair.Second.Seal)) is ({ } before, { } after))
        {
            throw Changed($"{after.Seal.Zip(before.Seal).Count(pair => pair.First != pair.Second)} of {seen} rows");
        }

        RefuseTwice([.. slices.SelectMany(slice => slice.Seal).Select(seal => seal[..seal.LastIndexOf(' ')])]);
        var plan = await PlanAsync(place, slices).ConfigureAwait(false);
        return (await JoinAsync(first, place, plan, slices).ConfigureAwait(false)) with { NotRendered = slices.Sum(slice => slice.Rows!.Count(row => row is null)) };
    }

    /// <summary>Whose chat it is, and which ids are on screen; no content.</summary>
    /// <param name="first">As above.</param>
    /// <exception cref="ReadRefusedException">As above.</exception>
    public async Task<RawReading> LookAsync(RawReading first)
    {
        var (place, count) = PlaceOf(first);
        var slices = await EachAsync("look", place, count).ConfigureAwait(false);
        CountRows(first, slices);
        var ids = slices.SelectMany(slice => slice.Seal).ToList();
        RefuseTwice(ids);
        var plan = await PlanAsync(place, slices).ConfigureAwait(false);
        return Planned(first, plan) with { Identity = first.Identity! with { ChannelId = plan.ChannelId, MessageIds = ids }, RowsSeen = 0, NotRendered = 0, Messages = [] };
    }

    // The place as JSON, and how many parts the list of messages has: rows, and what stands between them.
    private static (string Place, int Parts) PlaceOf(RawReading first) =>
        first is { Place: { ValueKind: JsonValueKind.Object } place, RowsSeen: > 0, Identity: not null, Flags: not null }
        && place.TryGetProperty("children", out var told) && told.TryGetInt32(out var parts)
            ? (place.GetRawText(), parts)
            : throw Refusals.Drift("script", "a part of the reading is missing");

    private async Task<IReadOnlyList<RawSlice>> EachAsync(string act, string place, int parts)
    {
        var slices = new List<RawSlice>();
        for (var from = 0; from < parts; from += sliceLength)
        {
            slices.Add(Parse(await ask(act, $$"""{"place":{{place}},"from":{{from}},"to":{{from + sliceLength}}}""").ConfigureAwait(false), RawReadingJson.Default.RawSlice));
        }

        return slices;
    }

    private static int CountRows(RawReading first, IReadOnlyList<RawSlice> slices)
    {
        var seen = slices.Sum(slice => slice.Seal.Count);
        return seen == first.RowsSeen ? seen : throw Changed($"{first.RowsSeen}, {seen}");
    }

    private static void RefuseTwice(List<string> ids)
    {
        if (ids.Distinct().Count() != ids.Count)
        {
            throw Changed($"found {ids.Count}");
        }
    }

    private static ReadRefusedException Changed(string detail) => Refusals.Because(Refusals.RowsChanged, "rows", "", detail);

    private async Task<RawPlan> PlanAsync(string place, IReadOnlyList<RawSlice> slices)
    {
        var surveys = string.Join(",", slices.Select(slice => slice.Survey.GetRawText()));
        return Parse(await ask("plan", $$"""{"place":{{place}},"surveys":[{{surveys}}]}""").ConfigureAwait(false), RawReadingJson.Default.RawPlan);
    }

    // Each slice goes on with what the one above it left.
    private async Task<RawReading> JoinAsync(RawReading first, string place, RawPlan plan, IReadOnlyList<RawSlice> slices)
    {
        var (above, strategies) = ("null", plan.Strategies);
        var messages = new List<RawMessage>();
        foreach (var slice in slices)
        {
            var told = JsonSerializer.Serialize(strategies, RawReadingJson.Default.IReadOnlyDictionaryStringString);
            var given = $$"""{"place":{{place}},"plan":{{plan.Plan.GetRawText()}},"part":{{slice.Part.GetRawText()}},"above":{{above}},"strategies":{{told}}}""";
            var join = Parse(await ask("join", given).ConfigureAwait(false), RawReadingJson.Default.RawJoin);
            Join(slice.Rows!, join, messages);
            (above, strategies) = (join.Below.GetRawText(), join.Strategies);
        }

        return Planned(first, plan with { Strategies = strategies }) with { Messages = messages };
    }

    private static RawReading Planned(RawReading first, RawPlan plan) => first with
    {
        Outcome = "read",
        Place = null,
        Flavour = plan.Flavour,
        Flags = plan.Flags,
        Identity = first.Identity! with { ChannelId = plan.ChannelId },
        Strategies = new Dictionary<string, string>([.. plan.Strategies, .. (first.Strategies ?? plan.Strategies).Where(each => !plan.Strategies.ContainsKey(each.Key))]),
    };

    private static void Join(IReadOnlyList<RawRow?> rows, RawJoin join, List<RawMessage> messages)
    {
        if (new[] { join.SentAt.Count, join.Certainty.Count, join.Author.Count, join.Direction.Count, join.DirectionCertainty.Count }.Any(count => count != rows.Count))
        {
            throw Refusals.Drift("rows", "the counts do not add up");
        }

        foreach (var (index, row) in rows.Index())
        {
            if (row is not null)
            {
                messages.Add(Message(row, join, index));
            }
        }
    }

    private static RawMessage Message(RawRow row, RawJoin join, int index) => new()
    {
        Id = row.Id,
        SentAt = join.SentAt[index],
        SentAtCertainty = join.Certainty[index] ?? "",
        Author = join.Author[index],
        Direction = join.Direction[index],
        DirectionCertainty = join.DirectionCertainty[index],
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
