using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Sdk.Reading.Packs;

/// <summary>
/// Tells the author of a pack what is wrong with it, beyond what makes it unreadable: what would never be found, never be
/// used, or not be understood by the script. Whether the selectors fit a page is what fixtures are for.
/// </summary>
public static class PackLint
{
    // How the script calls a page of no flavour.
    private const string Unrecognised = "unrecognised";

    /// <param name="json">The pack's text.</param>
    /// <param name="file">The name of its file.</param>
    /// <param name="today">Today in UTC.</param>
    /// <returns>Empty where there is nothing to say. What makes a pack unreadable is said alone.</returns>
    public static IReadOnlyList<PackFinding> Check(string json, string file, DateOnly today)
    {
        if (PackShape.Check(json) is { Count: > 0 } misshapen)
        {
            return misshapen;
        }

        try
        {
            var pack = ReaderPack.Parse(json, file);
            return [.. InName(pack, file), .. InDates(pack, today), .. InHosts(pack), .. InScreens(pack), .. InConflicts(pack), .. InFlavours(pack), .. InStages(pack), .. InSelectors(pack)];
        }
        catch (ReaderPackException unreadable)
        {
            return [new PackFinding(unreadable.Path, unreadable.Problem, unreadable.Fix)];
        }
    }

    private static IEnumerable<PackFinding> InName(ReaderPack pack, string file)
    {
        if (file != pack.Id + ReaderPack.Extension)
        {
            yield return new PackFinding("$.id", "The file bears another name, so the pack would not be found.", $"Name the file {pack.Id}{ReaderPack.Extension}, or change the id.");
        }
    }

    private static IEnumerable<PackFinding> InDates(ReaderPack pack, DateOnly today)
    {
        if (pack.VerifiedAt is not { } verified)
        {
            yield return new PackFinding("$.verifiedAt", "Never verified on the real site.", "Check it there, then write the day; until then it reads practice and saved pages alone.") { IsNote = true };
        }
        else if (verified > today)
        {
            yield return new PackFinding("$.verifiedAt", "The day has not come yet.", "Write the day on which it was checked on the real site.");
        }
        else if (pack.StaleOn(today) is not null)
        {
            yield return new PackFinding("$.expiresAt", "Expired: it refuses the real site.", "Check it there again, then write the day into verifiedAt and a new end.");
        }
    }

    private static IEnumerable<PackFinding> InHosts(ReaderPack pack)
    {
        if (KnownChannels.All.FirstOrDefault(known => known.Kind.Value == pack.Channel) is not { } channel)
        {
            return [];
        }

        var guard = new HostGuard(channel.DocumentHosts);
        return pack.Hosts
            .Where(host => guard.Decide($"https://{host}/", GuardContext.Top).Action != GuardAction.Load)
            .Select(host => new PackFinding(
                "$.hosts", $"{host} is no host of {channel.DisplayName}: a pack cannot widen the channel's hosts.", $"Name hosts of {string.Join(", ", channel.DocumentHosts)} alone."));
    }

    private static IEnumerable<PackFinding> InScreens(ReaderPack pack)
    {
        var known = WordsIn(Schema()["properties"]!["screens"]!["items"]!["properties"]!["why"]);
        return pack.Screens
            .Where(screen => !known.Contains(screen.Why))
            .Select(screen => new PackFinding("$.screens", $"The screen {screen.Id} gives a reason that is not known.", $"Write one of: {string.Join(", ", known)}."));
    }

    private static IEnumerable<PackFinding> InConflicts(ReaderPack pack) => (pack.Conflicts ?? [])
        .Where(conflict => conflict.Select.Count < 2)
        .Select(conflict => new PackFinding("$.conflicts", $"The conflict {conflict.Id} names fewer than two marks.", "Name the marks that never stand together."));

    private static IEnumerable<PackFinding> InFlavours(ReaderPack pack)
    {
        var known = pack.Flavours.Select(flavour => flavour.Id).Append(Unrecognised).ToList();
        return
            from stage in pack.Stages
            from strategy in stage.Value
            from flavour in strategy.Flavours ?? []
            where !known.Contains(flavour)
            select new PackFinding($"$.stages.{stage.Key}", $"The strategy {strategy.Id} is for a flavour that the pack does not have.", $"Write one of: {string.Join(", ", known)}.");
    }

    /// <summary>The published schema says what each stage needs; the parser knows that a strategy has these members, not which of them.</summary>
    private static IEnumerable<PackFinding> InStages(ReaderPack pack)
    {
        var written = JsonNode.Parse(pack.ToJson())!["stages"]!;
        var shapes = Schema()["properties"]!["stages"]!["properties"]!;
        foreach (var stage in pack.Stages.Keys)
        {
            var shape = shapes[stage]!["items"]!["allOf"]![1]!;
            foreach (var (at, strategy) in written[stage]!.AsArray().Index())
            {
                foreach (var finding in InStrategy(strategy!, shape, $"$.stages.{stage}[{at}]"))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<PackFinding> InStrategy(JsonNode strategy, JsonNode shape, string path)
    {
        foreach (var member in WordsIn(shape, "required").Where(member => string.IsNullOrEmpty((string?)strategy[member])))
        {
            yield return new PackFinding($"{path}.{member}", "The stage needs it.", $"Write {member}.");
        }

        var operations = WordsIn(shape["properties"]?["op"]);
        if (operations.Count > 0 && (string?)strategy["op"] is { Length: > 0 } op && !operations.Contains(op))
        {
            yield return new PackFinding($"{path}.op", "The stage has no such operation.", $"Write one of: {string.Join(", ", operations)}.");
        }

        if ((string?)strategy["pattern"] is { Length: > 0 } pattern && !HasGroup(pattern))
        {
            yield return new PackFinding($"{path}.pattern", "This is no regular expression with a group.", "Put what is the value in brackets, such as ^([0-9A-Z]+)$.");
        }
    }

    private static IEnumerable<PackFinding> InSelectors(ReaderPack pack) =>
        from place in SelectorsOf(pack)
        where place.Selector is not null && !SelectorShape.IsClosed(place.Selector)
        select new PackFinding(place.Path, "This is no selector: a quote or a bracket is not closed, or it is empty.", "Close it, as in [data-region=\"chat\"].");

    private static IEnumerable<(string Path, string? Selector)> SelectorsOf(ReaderPack pack) =>
    [
        .. Listed("$.outside", pack.Outside),
        .. Listed("$.quoted", pack.Quoted),
        .. Listed("$.hidden", pack.Hidden),
        .. pack.Flavours.Index().SelectMany(flavour => Listed($"$.flavours[{flavour.Index}].present", flavour.Item.Present)),
        .. pack.Flavours.Index().SelectMany(flavour => Listed($"$.flavours[{flavour.Index}].absent", flavour.Item.Absent)),
        .. (pack.Conflicts ?? []).Index().SelectMany(conflict => Listed($"$.conflicts[{conflict.Index}].select", conflict.Item.Select)),
        .. pack.Screens.Index().Select(screen => ($"$.screens[{screen.Index}].select", (string?)screen.Item.Select)),
        .. pack.Stages.SelectMany(stage => stage.Value.Index().SelectMany(strategy => OfStrategy($"$.stages.{stage.Key}[{strategy.Index}]", strategy.Item))),
    ];

    private static IEnumerable<(string Path, string? Selector)> Listed(string path, IEnumerable<string> selectors) =>
        selectors.Index().Select(selector => ($"{path}[{selector.Index}]", (string?)selector.Item));

    // What a stage needs and has not, or has empty, is said of the stage.
    private static IEnumerable<(string Path, string? Selector)> OfStrategy(string path, PackStrategy strategy) =>
        new[] { ("select", strategy.Select), ("within", strategy.Within), ("in", strategy.In), ("out", strategy.Out), ("lines", strategy.Lines), ("boxes", strategy.Boxes) }
            .Where(member => !string.IsNullOrEmpty(member.Item2))
            .Select(member => ($"{path}.{member.Item1}", member.Item2));

    private static bool HasGroup(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.ECMAScript).GetGroupNumbers().Length > 1;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static JsonNode Schema() => JsonNode.Parse(ReaderPacks.Schema())!;

    private static IReadOnlyList<string> WordsIn(JsonNode? shape, string list = "enum") =>
        [.. (shape?[list]?.AsArray() ?? []).Select(word => (string)word!)];
}
