using System.Text.Json.Nodes;

namespace X80.Simulator.Practice.Drift;

/// <summary>
/// One page of the drift drill: a chat in a look, and one to five changes of it, all told by the seed alone. Seeds that follow
/// each other go through all looks, and then through all chats.
/// </summary>
public sealed class DriftPage
{
    private readonly int chatNumber;

    private DriftPage(int seed, PracticeLook look, int chatNumber) => (Seed, Look, this.chatNumber) = (seed, look, chatNumber);

    /// <summary>
    /// An arrow function that opens the chat on the practice page and changes its panel as a new release might. It takes
    /// <see cref="Argument"/> and returns JSON: <c>done</c>, the changes made, each as <c>{"mutation","stage","touched"}</c>, and
    /// <c>gone</c>, what stood on the panel before and nowhere on it after: <c>title</c>, <c>id</c>, <c>stamp</c> (what copied words
    /// bear), <c>text</c>. The first change is at what the first strategy of its stage looks for, and <c>touched</c> so many of it;
    /// the stage of one anywhere else is <c>elsewhere</c>.
    /// </summary>
    public static string Script { get; } = Load();

    public int Seed { get; }

    public PracticeLook Look { get; }

    /// <param name="seed">Not negative.</param>
    public static DriftPage Of(int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        var looks = PracticeLook.All;
        return new DriftPage(seed, looks[seed % looks.Count], seed / looks.Count);
    }

    /// <summary>The chat, and what a right reading of it is however its page changes.</summary>
    /// <param name="site">The practice page in this look.</param>
    public PracticeChat In(PracticeSite site) => site.Chats[chatNumber % site.Chats.Count];

    /// <summary>The argument of <see cref="Script"/>.</summary>
    /// <param name="chat">The chat that it opens.</param>
    /// <param name="packJson">The reader pack, whose strategies say what is worth changing.</param>
    public string Argument(PracticeChat chat, string packJson) => new JsonObject
    {
        ["chat"] = chat.Id,
        ["seed"] = Seed,
        ["stages"] = JsonNode.Parse(packJson)!["stages"]!.DeepClone(),
        ["names"] = new JsonArray([.. chat.Messages.Select(message => message.Author).Append(chat.Title).OfType<string>().Distinct().Select(name => JsonValue.Create(name))]),
        ["title"] = chat.Title,
        ["ids"] = new JsonArray([.. chat.Messages.Select(message => JsonValue.Create(message.Id.ToString()))]),
        ["dayFirst"] = Look.Locale.IsDayFirst,
        ["orderIsSure"] = Look.Locale.OrderIsSure,
    }.ToJsonString();

    public override string ToString() => $"seed {Seed}: {Look}";

    private static string Load()
    {
        using var stream = typeof(DriftPage).Assembly.GetManifestResourceStream("drift-mutator.js")
            ?? throw new InvalidOperationException("The file drift-mutator.js is missing from the package; reinstall X80.Simulator.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
