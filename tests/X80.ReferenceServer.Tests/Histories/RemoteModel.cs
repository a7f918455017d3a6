namespace X80.ReferenceServer.Tests.Histories;

/// <summary>As <see cref="Model"/>, where the notes lie in a CRM that fails as the steps say. Between two steps what is uncertain becomes certain.</summary>
internal sealed class RemoteModel
{
    private readonly Dictionary<(int, int), ModelChat> chats = [];
    private readonly HashSet<(ModelChat, int)> alone = [];
    private readonly List<RemoteNote> notes = [];
    private readonly List<RemoteNote> owed = [];
    private int edits;

    public ModelChat Chat(Step step) =>
        chats.TryGetValue((step.Member, step.Chat), out var chat) ? chat : chats[(step.Member, step.Chat)] = new ModelChat();

    public IEnumerable<string> CopiesOn(string record) =>
        owed.Concat(notes).Where(note => note.Record == record).Select(note => note.Copy).OfType<string>();

    public string State(ModelChat chat) =>
        owed.Any(note => note.Chat == chat) ? "settling" : Linked(chat) is not { } note ? "none" : note.IsBehind ? "behind" : "current";

    public string Apply(Step step)
    {
        var chat = Chat(step);
        switch (step.Act)
        {
            case Act.Edit or Act.Delete:
                chat.Edit(step.From, step.Act == Act.Delete ? ModelChat.Deleted : $"text-{step.From}-v{++edits}");
                return "ok";
            case Act.Open:
                chat.IsOpen = true;
                return "ok";
            case Act.Wait:
                return Pay(step, [.. chats.Values]);
            default:
                return chat.IsOpen ? ApplyOpen(chat, step) : "not-found";
        }
    }

    private string ApplyOpen(ModelChat chat, Step step) => step.Act switch
    {
        Act.Link => step.FailsToRead ? Problem(step) : Move(chat, Model.Records[step.From % Model.Records.Count], step),
        Act.Unlink => Move(chat, null, step),
        Act.SetShared or Act.SetPrivate or Act.Withdraw => SetPrivacy(chat, step),
        Act.Share => Store(chat, step, chat.Share(step.From), [step.From]),
        Act.TakeBack => chat.TakeBack(step.From) is "ok" ? TakeBack(chat, step) : "not-found",
        _ => chat.Sync(step) is var (answer, changed) ? Store(chat, step, answer, changed) : "",
    };

    private string Move(ModelChat chat, string? record, Step step)
    {
        Owe(step.Yes || chat.Record == record ? null : Linked(chat));
        chat.Record = record;
        return Pay(step, chat);
    }

    private string SetPrivacy(ModelChat chat, Step step)
    {
        chat.IsShared = step.Act == Act.SetShared;
        if (!step.Withdraws)
        {
            return "ok";
        }

        chat.Rows.Clear();
        Of(chat).ForEach(Owe);
        return Pay(step, chat);
    }

    /// <summary>The note on the linked record is rewritten in the same request, or goes, which is certain only after a while; any other goes whole.</summary>
    private string TakeBack(ModelChat chat, Step step)
    {
        var holding = Of(chat).Where(note => note.Listed.Remove(step.From)).ToList();
        var linked = holding.Find(note => note == Linked(chat));
        holding.Where(note => note != linked || note.Listed.Count == 0).ToList().ForEach(Owe);
        Of(chat).ForEach(note => note.IsBehind = true);
        if (Push(chat, step) is null && (linked is null || notes.Contains(linked)))
        {
            return Pay(step, chat);
        }

        Owe(linked);
        Pay(step, chat);
        owed.AddRange(linked is null || owed.Contains(linked) ? [] : [linked]);
        return "ok";
    }

    private string Store(ModelChat chat, Step step, string answer, IReadOnlyList<int> changed)
    {
        if (!answer.StartsWith("ok", StringComparison.Ordinal))
        {
            return answer;
        }

        changed.ToList().ForEach(number => _ = step.Act == Act.Share ? alone.Add((chat, number)) : alone.Remove((chat, number)));
        Of(chat).ForEach(note => note.Listed.Keys.Intersect(changed).ToList().ForEach(number => note.Listed[number] = false));
        notes.AddRange(Linked(chat) is null && chat.Rows.Count > 0 ? [new RemoteNote(chat, chat.Record!)] : []);
        (step.Act == Act.Share ? changed : [.. chat.Rows.Keys]).ToList().ForEach(number => Linked(chat)!.Listed.TryAdd(number, false));
        Of(chat).ForEach(note => note.IsBehind = true);
        return Push(chat, step) is { } problem ? problem + ", stored" : answer;
    }

    /// <returns>Null when the CRM has what may leave, or there is no note.</returns>
    private string? Push(ModelChat chat, Step step)
    {
        Pay(step, chat);
        var note = Linked(chat);
        var leaving = note?.Listed.Where(row => row.Value || chat.IsShared || alone.Contains((chat, row.Key))).Select(row => row.Key).ToList() ?? [];
        if (note is null || leaving.Count == 0)
        {
            Owe(note);
            return null;
        }

        var text = string.Join(' ', leaving.Select(number => chat.Rows[number]));
        if (step.FailsToRead || (note.Copy != text && (step.FailsToWrite || step.Loses)))
        {
            note.Copy = step.Loses ? text : note.Copy;
            return Problem(step);
        }

        note.Copy = text;
        leaving.ForEach(number => note.Listed[number] = true);
        note.IsBehind = note.Listed.ContainsValue(false);
        return null;
    }

    private void Owe(RemoteNote? note) => owed.AddRange(note is not null && notes.Remove(note) ? [note] : []);

    private string Pay(Step step, params IReadOnlyList<ModelChat> of)
    {
        var gone = owed.Where(note => !step.FailsToRead && of.Contains(note.Chat)).ToList();
        gone.ForEach(note => note.Copy = null);
        gone.ForEach(note => owed.Remove(note));
        return "ok";
    }

    private List<RemoteNote> Of(ModelChat chat) => [.. notes.Where(note => note.Chat == chat)];

    private RemoteNote? Linked(ModelChat chat) => notes.Find(note => note.Chat == chat && note.Record == chat.Record);

    private static string Problem(Step step) => step.Crm == Rig.StandInMood.Refuses ? "crm-refused" : "crm-unavailable";
}
