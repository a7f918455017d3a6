using System.Globalization;
using System.Text.Json;

namespace X80.Harness.Sidebar;

/// <summary>
/// Every word that the sidebar says of its own, in one language: a resource, none in code. A failure has its sentences in
/// the SDK; a language may say them its own way (<c>failure.CODE.what</c>, <c>failure.CODE.next</c>), and the reasons of refusals, too.
/// </summary>
internal sealed class SidebarTexts
{
    private const string OfSurface = "ui.";

    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly CultureInfo culture;

    private SidebarTexts(string language, string direction, IReadOnlyDictionary<string, string> texts)
    {
        (Language, Direction, this.texts) = (language, direction, texts);
        culture = CultureInfo.GetCultureInfo(language);
        Surface = texts.Where(text => text.Key.StartsWith(OfSurface, StringComparison.Ordinal)).ToDictionary(text => text.Key[OfSurface.Length..], text => text.Value);
    }

    public static SidebarTexts English { get; } = Parse(SidebarFiles.ReadText("texts.en.json"));

    /// <summary>The words in a person's language where there is a resource of it (<c>texts.pt-BR.json</c>, else <c>texts.pt.json</c>), else in English.</summary>
    public static SidebarTexts Of(CultureInfo language) => Of(language, SidebarFiles.FindText);

    /// <param name="language">What the person reads.</param>
    /// <param name="find">Gives a resource by its file's name; null where there is none.</param>
    internal static SidebarTexts Of(CultureInfo language, Func<string, string?> find)
    {
        for (var culture = language; culture.Name.Length > 0; culture = culture.Parent)
        {
            if (find($"texts.{culture.Name}.json") is { } json)
            {
                return Parse(json).OverEnglish();
            }
        }

        return English;
    }

    /// <summary>BCP 47, such as <c>en</c>.</summary>
    public string Language { get; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction { get; }

    /// <summary>The words that the surface's script draws, by their key without <c>ui.</c>.</summary>
    public IReadOnlyDictionary<string, string> Surface { get; }

    public string this[string key] => texts[key];

    /// <exception cref="JsonException">It is no resource of texts.</exception>
    public static SidebarTexts Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new(
            root.GetProperty("language").GetString()!,
            root.GetProperty("direction").GetString()!,
            root.GetProperty("texts").EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!));
    }

    // A text that came with a newer release is said in English until somebody puts it into the language.
    private SidebarTexts OverEnglish() =>
        new(Language, Direction, English.texts.Concat(texts).GroupBy(text => text.Key).ToDictionary(same => same.Key, same => same.Last().Value));

    /// <summary>The text with its places filled.</summary>
    public string Of(string key, params object?[] values) => string.Format(culture, texts[key], values);

    /// <summary>The text of a key that not every language has, or what is said instead.</summary>
    public string Or(string key, string otherwise) => texts.GetValueOrDefault(key, otherwise);

    public string Messages(int number) => number == 1 ? this["message.one"] : Of("message.many", Number(number));

    public string Number(int number) => number.ToString(culture);

    public string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", culture);

    public string Minute(DateTimeOffset at) => at.ToString("d MMM yyyy, HH:mm", culture);
}
