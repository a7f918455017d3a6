namespace X80.ReferenceServer.Tests.Histories;

/// <summary>The backend in plain words: what each step answers, and what is held after it. It shares no code with the server.</summary>
public sealed class Model
{
    public const string Deleted = "[deleted]";

    public static IReadOnlyList<string> Records { get; } = ["person-ana-lima", "person-jonas-berg", "person-bruno-costa"];

    private readonly ModelChat[,] chats = new ModelChat[2, 2];
    private int edits;

    public Model()
    {
        for (var member = 0; member < 2; member++)
        {
            for (var chat = 0; chat < 2; chat++)
            {
                chats[member, chat] = new ModelChat();
            }
        }
    }

    public ModelChat Chat(Step step) => chats[step.Member, step.Chat];

    /// <returns>"ok" with the counts that the answer holds, or the problem's word.</returns>
    public string Apply(Step step)
    {
        var chat = Chat(step);
        switch (step.Act)
        {
            case Act.Edit:
                chat.Page[step.From] = chat.Page[step.From] == Deleted ? Deleted : $"text-{step.From}-v{++edits}";
                return "ok";
            case Act.Delete:
                chat.Page[step.From] = Deleted;
                return "ok";
            case Act.Open:
                chat.IsOpen = true;
                return "ok";
            default:
                return chat.IsOpen ? ApplyOpen(chat, step) : "not-found";
        }
    }

    private static string ApplyOpen(ModelChat chat, Step step) => step.Act switch
    {
        Act.Link => Move(chat, Records[step.From % Records.Count], step.Yes),
        Act.Unlink => Move(chat, null, step.Yes),
        Act.SetShared => SetShared(chat),
        Act.SetPrivate => SetPrivate(chat, step.Yes),
        Act.Withdraw => SetPrivate(chat, withdraw: true),
        Act.Share => Share(chat, step.From),
        Act.TakeBack => TakeBack(chat, step.From),
        _ => Sync(chat, Math.Min(step.From, step.To), Math.Max(step.From, step.To), step.Yes),
    };

    private static string Move(ModelChat chat, string? record, bool keepNote)
    {
        if (chat.Record is { } former && former != record && !keepNote)
        {
            chat.Notes.Remove(former);
        }

        chat.Record = record;
        return "ok";
    }

    private static string SetShared(ModelChat chat)
    {
        chat.IsShared = true;
        return "ok";
    }

    private static string SetPrivate(ModelChat chat, bool withdraw)
    {
        chat.IsShared = false;
        if (withdraw)
        {
            chat.Rows.Clear();
            chat.Notes.Clear();
        }

        return "ok";
    }

    private static string Share(ModelChat chat, int number)
    {
        if (chat.Record is null)
        {
            return "not-linked";
        }

        chat.Withheld.Remove(number);
        chat.Rows[number] = chat.Page[number];
        Note(chat).Add(number);
        return "ok";
    }

    private static string TakeBack(ModelChat chat, int number)
    {
        if (!chat.Rows.Remove(number))
        {
            return "not-found";
        }

        chat.Withheld.Add(number);
        foreach (var note in chat.Notes.Values)
        {
            note.Remove(number);
        }

        return "ok";
    }

    private static string Sync(ModelChat chat, int from, int to, bool sameChat)
    {
        var shown = Enumerable.Range(from, to - from + 1).ToList();
        if (!chat.IsShared || chat.Record is null)
        {
            return chat.IsShared ? "not-linked" : "conversation-private";
        }

        if (chat.Rows.Count > 0 && !sameChat && !shown.Any(chat.Rows.ContainsKey))
        {
            return "identity-unproved";
        }

        var taken = shown.Where(number => !chat.Withheld.Contains(number)).ToList();
        var fresh = taken.Count(number => !chat.Rows.ContainsKey(number));
        var edited = taken.Count(number => chat.Rows.TryGetValue(number, out var held) && held != chat.Page[number]);
        taken.ForEach(number => chat.Rows[number] = chat.Page[number]);
        Note(chat).UnionWith(chat.Rows.Keys);
        return $"ok {fresh} new, {taken.Count - fresh - edited} known, {edited} edited, {shown.Count - taken.Count} withheld, {chat.Rows.Count} in all";
    }

    private static SortedSet<int> Note(ModelChat chat) =>
        chat.Notes.TryGetValue(chat.Record!, out var note) ? note : chat.Notes[chat.Record!] = [];
}
