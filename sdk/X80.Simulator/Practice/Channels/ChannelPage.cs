using System.Text.Json;
using System.Text.RegularExpressions;

namespace X80.Simulator.Practice.Channels;

/// <summary>
/// A channel's practice page as data, one HTML file: the document with its places <c>&lt;!-- entries --&gt;</c> and <c>&lt;!-- pane --&gt;</c>, and its parts in
/// templates named by <c>data-practice</c>. It holds no script: what it does when it is clicked is the same for all channels.
/// </summary>
public sealed partial class ChannelPage
{
    /// <summary>The name of its file, beside <c>channel.json</c>.</summary>
    public const string FileName = "practice.html";

    private const string EntriesPlace = "<!-- entries -->";
    private const string PanePlace = "<!-- pane -->";
    private const string RowsPlace = "<!-- rows -->";

    private static readonly string[] Known =
    [
        "chat", "title", "preview", "unread", "open", "id", "author", "text", "file", "time", "date", "day", "in", "out", "group", "opensRun", "opensDay",
        "edited", "forwarded", "truncated",
    ];

    private readonly string document;
    private readonly IReadOnlyDictionary<string, string> parts;

    private ChannelPage(Uri home, string document, IReadOnlyDictionary<string, string> parts, ChannelPageSettings settings) =>
        (Home, this.document, this.parts, Settings) = (home, document, parts, settings);

    /// <summary>The address that it is opened at.</summary>
    public Uri Home { get; }

    internal ChannelPageSettings Settings { get; }

    /// <summary>The page of a channel that ships; null where the folder of its data has none.</summary>
    /// <param name="channel">The channel's word.</param>
    /// <param name="home">The address of its web client.</param>
    public static ChannelPage? Find(string channel, Uri home)
    {
        using var stream = typeof(ChannelPage).Assembly.GetManifestResourceStream($"channels/{channel}/{FileName}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return Parse(home, reader.ReadToEnd());
    }

    /// <param name="home">The address of the channel's web client.</param>
    /// <param name="html">The file's text.</param>
    /// <exception cref="FormatException">The file is no practice page; the message says what is missing.</exception>
    public static ChannelPage Parse(Uri home, string html)
    {
        var parts = Template().Matches(html).ToDictionary(found => found.Groups["name"].Value, found => found.Groups["html"].Value.Trim(), StringComparer.Ordinal);
        var document = Template().Replace(html, "");
        Require(document.Contains(EntriesPlace, StringComparison.Ordinal), $"the place {EntriesPlace} of the chat list is missing");
        Require(document.Contains(PanePlace, StringComparison.Ordinal), $"the place {PanePlace} of the open chat is missing");
        Require(document.Contains("data-practice-pane", StringComparison.Ordinal), "no element is marked data-practice-pane: the one that holds the open chat");
        Require(document.Contains("</head>", StringComparison.Ordinal) && document.Contains("</body>", StringComparison.Ordinal), "it has no head and body");
        foreach (var (name, marks) in new[] { (PracticePart.Entry, new[] { "data-practice-chat=\"{{chat}}\"" }), (PracticePart.Panel, [RowsPlace, "data-practice-rows"]), (PracticePart.Row, ["{{id}}", "{{text}}"]) })
        {
            Require(parts.ContainsKey(name), $"it has no <template data-practice=\"{name}\">");
            foreach (var mark in marks)
            {
                Require(parts[name].Contains(mark, StringComparison.Ordinal), $"the part {name} has no {mark}");
            }
        }

        foreach (var (name, part) in parts.Where(part => part.Key != PracticePart.Settings))
        {
            var unknown = PartFilling.NamesIn(part).FirstOrDefault(word => !Known.Contains(word));
            Require(unknown is null, $"the part {name} names {{{{{unknown}}}}}, which nothing fills; it is one of: {string.Join(", ", Known)}");
        }

        return new ChannelPage(home, document, parts, ReadSettings(parts.GetValueOrDefault(PracticePart.Settings, "{}")));
    }

    internal string? Part(string name) => parts.GetValueOrDefault(name);

    /// <summary>Whether a part of it shows that.</summary>
    internal bool Shows(string part, string word) => parts.TryGetValue(part, out var html) && PartFilling.NamesIn(html).Contains(word, StringComparer.Ordinal);

    internal string Fill(string part, IReadOnlyDictionary<string, string> words) => PartFilling.Fill(parts[part], Known.ToDictionary(name => name, name => words.GetValueOrDefault(name, "")));

    internal string FillPanel(IReadOnlyDictionary<string, string> words, string rows) => Fill(PracticePart.Panel, words).Replace(RowsPlace, rows, StringComparison.Ordinal);

    /// <param name="entries">What stands in the chat list.</param>
    /// <param name="pane">What stands where the open chat does.</param>
    /// <param name="after">What stands after all else.</param>
    /// <param name="script">The address of its script; null for none.</param>
    internal string Document(string entries, string pane, string after, string? script) => document
        .Replace(EntriesPlace, entries, StringComparison.Ordinal)
        .Replace(PanePlace, pane, StringComparison.Ordinal)
        .Replace("</body>", after + "</body>", StringComparison.Ordinal)
        .Replace("</head>", (script is null ? "" : $"<script src=\"{script}\" defer></script>") + "</head>", StringComparison.Ordinal);

    /// <summary>A page without chats, such as the one of who is not signed in.</summary>
    /// <exception cref="InvalidOperationException">It has no such part.</exception>
    internal string Screen(string part) => Body().Replace(
        document, $"<body>{Part(part) ?? throw new InvalidOperationException($"This practice page has no part {part}.")}</body>", 1);

    private static ChannelPageSettings ReadSettings(string json)
    {
        try
        {
            var settings = JsonSerializer.Deserialize(json, ChannelPageJson.Default.ChannelPageSettings) ?? throw new JsonException("It holds null.");
            _ = settings.Look;
            return settings;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new FormatException($"{FileName} is no practice page: its settings are not right ({wrong.Message.Split('.')[0]}).", wrong);
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException($"{FileName} is no practice page: {what}. docs/readers.md says what stands in one.");
        }
    }

    [GeneratedRegex("""<template\s+data-practice="(?<name>[a-z:-]+)">(?<html>.*?)</template>\n?""", RegexOptions.Singleline)]
    private static partial Regex Template();

    [GeneratedRegex("<body.*</body>", RegexOptions.Singleline)]
    private static partial Regex Body();
}
