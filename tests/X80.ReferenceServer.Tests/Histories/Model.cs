namespace X80.ReferenceServer.Tests.Histories;

/// <summary>The backend with its embedded CRM, in plain words: what each step answers, and what is held after it. It shares no code with the server.</summary>
internal sealed class Model
{
    public static IReadOnlyList<string> Records { get; } = ["person-ana-lima", "person-jonas-berg", "person-bruno-costa"];

    private readonly ModelChat[,] chats = { { new(), new() }, { new(), new() } };

    /// <summary>Which messages are published, by chat and record.</summary>
    private readonly Dictionary<(ModelChat Chat, string Record), SortedSet<int>> notes = [];

    public ModelChat Chat(Step step) => chats[step.Member, step.Chat];

    public string NoteOn(ModelChat chat, string record) =>
        notes.TryGetValue((chat, record), out var published) && published.Count > 0 ? chat.Note([.. published]) : "";

    /// <returns>"ok" with the counts that the answer holds, or the problem's word.</returns>
    public string Apply(Step step) => Chat(step).Begin(step) ?? ApplyOpen(Chat(step), step);

    private string ApplyOpen(ModelChat chat, Step step) => step.Act switch
    {
        Act.Link => Move(chat, Records[step.From % Records.Count], step.Yes),
        Act.Unlink => Move(chat, null, step.Yes),
        Act.SetShared or Act.SetPrivate or Act.Withdraw => SetPrivacy(chat, step),
        Act.Share => Publish(chat, chat.Share(step.From), [step.From]),
        Act.TakeBack => TakeBack(chat, step.From),
        _ => Publish(chat, chat.Sync(step).Answer, chat.Rows.Keys),
    };

    private string Move(ModelChat chat, string? record, bool keepNote)
    {
        if (chat.Record is { } former && former != record && !keepNote)
        {
            notes.Remove((chat, former));
        }

        chat.Record = record;
        return "ok";
    }

    private string SetPrivacy(ModelChat chat, Step step)
    {
        chat.IsShared = step.Act == Act.SetShared;
        if (step.Withdraws)
        {
            notes.Keys.Where(note => note.Chat == chat).ToList().ForEach(note => notes.Remove(note));
        }

        return "ok";
    }

    private string TakeBack(ModelChat chat, int number)
    {
        notes.Where(note => note.Key.Chat == chat).ToList().ForEach(note => note.Value.Remove(number));
        return chat.TakeBack(number);
    }

    private string Publish(ModelChat chat, string answer, IEnumerable<int> numbers)
    {
        if (answer.StartsWith("ok", StringComparison.Ordinal))
        {
            var note = notes.TryGetValue((chat, chat.Record!), out var held) ? held : notes[(chat, chat.Record!)] = [];
            note.UnionWith(numbers);
        }

        return answer;
    }
}
