using System.Text.Json;
using X80.Sdk.Guarding;

namespace X80.Sdk.Reading.Packs;

/// <summary>
/// How one channel's page is read, as data (READ-4): what is looked for at each stage, in order of trust. The script gets
/// the pack's own JSON; this typed form is what proves that the JSON is complete and holds nothing else.
/// </summary>
public sealed record ReaderPack
{
    /// <summary>What the name of a pack's file ends with, after the pack's id.</summary>
    public const string Extension = ".pack.json";

    /// <summary>Longest life of a pack after it was verified, in days.</summary>
    public const int MaxDays = 90;

    // A field and no property, which would be a member that a pack's file may have.
    private string json = "";

    private static readonly string[] RequiredStages =
    [
        "panel", "scroller", "list", "title", "composer", "rows", "messageId", "container", "notice", "prePlain", "meta", "day",
        "direction", "author", "time", "body", "truncated", "edited", "forwarded", "fileName", "kinds", "flags",
    ];

    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Version { get; init; }

    /// <summary>When somebody last checked it against what is known of the page; null for a pack that never was.</summary>
    public required DateOnly? VerifiedAt { get; init; }

    /// <summary>Null for a pack that was never verified: it reads saved and practice pages only.</summary>
    public required DateOnly? ExpiresAt { get; init; }

    /// <summary>Hosts it may be used on. It can narrow the channel's hosts, never widen them.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Attributes of the document that name its language, in order of trust; <c>lang</c> where absent.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    public required IReadOnlyList<PackFlavour> Flavours { get; init; }

    /// <summary>What never stands together in one panel.</summary>
    public IReadOnlyList<PackConflict>? Conflicts { get; init; }

    /// <summary>What is on screen when no chat is; looked for in order, only where no chat panel is found.</summary>
    public required IReadOnlyList<PackScreen> Screens { get; init; }

    /// <summary>What is never part of an open chat; a panel that holds one of these, or lies in one, is refused.</summary>
    public required IReadOnlyList<string> Outside { get; init; }

    /// <summary>Quoted messages, which are no part of a body.</summary>
    public required IReadOnlyList<string> Quoted { get; init; }

    /// <summary>What is in the text and not seen as text.</summary>
    public required IReadOnlyList<string> Hidden { get; init; }

    /// <summary>Strategies by stage, in order of trust.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<PackStrategy>> Stages { get; init; }

    /// <exception cref="ReaderPackException">The JSON is no complete pack; the message names the pack, the place and the problem.</exception>
    public static ReaderPack Parse(string json, string source)
    {
        ReaderPack pack;
        try
        {
            pack = JsonSerializer.Deserialize(json, ReaderPackJson.Default.ReaderPack)
                ?? throw new ReaderPackException(source, "$", "The file holds null.", "Write a pack, as docs/readers.md says.");
        }
        catch (JsonException problem)
        {
            throw new ReaderPackException(
                source, problem.Path ?? "$", "A member is missing, unknown, doubled or of another type.", "x80 reader pack lint says which and where.", problem);
        }

        pack.Check();
        return pack with { json = json };
    }

    /// <returns>What a person must know of the pack on a practice or saved page: that it may not read the real site; null where it may.</returns>
    public string? NoticeOn(DateOnly day) => StaleOn(day) is { } stale ? $"{stale.What} It reads practice and saved pages alone." : null;

    public override string ToString() => $"{Id} {Version}";

    /// <returns>The JSON it was parsed from; the script's argument.</returns>
    public string ToJson() => json;

    /// <param name="day">Today in UTC; the last day is <see cref="ExpiresAt"/> itself, 90 days after it was verified at most.</param>
    /// <returns>Why it may not read the channel's real site on that day; null where it may.</returns>
    internal PackRefusal? StaleOn(DateOnly day) =>
        ExpiresAt is not { } last ? PackRefusal.Unverified : day > last ? PackRefusal.Expired : null;

    /// <summary>A version that cannot be read is newer than any pack: who cannot compare refuses.</summary>
    internal bool IsOlderThan(string version) =>
        !System.Version.TryParse(version, out var other) || System.Version.Parse(Version) < other;

    private void Check()
    {
        Require(Id.Length > 0 && Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'), "$.id", "This is no id.", "Use a-z, 0-9 and '-'.");
        Require(
            Version.All(c => char.IsAsciiDigit(c) || c == '.') && System.Version.TryParse(Version, out _),
            "$.version",
            "Versions could not be compared.",
            "Write two to four numbers with dots between them, such as 2026.11.1.");
        Require(Hosts.Count > 0, "$.hosts", "No host is named.", "Name at least one of the channel's hosts.");
        Require(
            Hosts.All(host => HostName.IsCanonical(host) && HostName.IsPublic(host)),
            "$.hosts",
            "A host is no plain name.",
            "Write it in lower case, without a leading dot, a wildcard or a port.");
        Require(Outside.Count > 0, "$.outside", "Nothing is outside of a chat.", "Name the chat list, so that it can never be read.");
        Require(
            VerifiedAt is { } verified ? ExpiresAt >= verified && ExpiresAt <= verified.AddDays(MaxDays) : ExpiresAt is null,
            "$.expiresAt",
            "This is no end of the pack's life.",
            $"Write a date at most {MaxDays} days after verifiedAt, and null where that is null.");
        RequireDistinct(Flavours.Select(flavour => flavour.Id), "$.flavours");
        RequireDistinct((Conflicts ?? []).Select(conflict => conflict.Id), "$.conflicts");
        RequireDistinct(Screens.Select(screen => screen.Id), "$.screens");
        foreach (var stage in RequiredStages)
        {
            Require(Stages.ContainsKey(stage), $"$.stages.{stage}", "The stage is missing.", "Write at least one strategy for it.");
        }

        foreach (var (stage, strategies) in Stages)
        {
            Require(RequiredStages.Contains(stage), $"$.stages.{stage}", "No such stage is known.", "Remove it.");
            Require(strategies.Count > 0 || stage == "flags", $"$.stages.{stage}", "The stage is empty.", "Write at least one strategy for it.");
            RequireDistinct(strategies.Select(strategy => strategy.Id), $"$.stages.{stage}");
        }
    }

    private void RequireDistinct(IEnumerable<string> ids, string path)
    {
        var doubled = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        Require(doubled is null, path, $"The id {doubled?.Key} stands twice.", "Give each an id of its own.");
    }

    private void Require(bool holds, string path, string problem, string fix)
    {
        if (!holds)
        {
            throw new ReaderPackException(Id, path, problem, fix);
        }
    }
}
