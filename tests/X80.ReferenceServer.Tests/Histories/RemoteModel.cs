namespace X80.ReferenceServer.Tests.Histories;

/// <summary>As <see cref="Model"/>, where the notes lie in a CRM that fails as the steps say. Between two steps what is uncertain becomes certain.</summary>
internal sealed class RemoteModel
{
    private readonly ModelChat[,] chats = { { new(), new() }, { new(), new() } };
    private readonly List<RemoteNote> notes = [];
    private readonly List<RemoteNote> owed = [];

    public ModelChat Chat(Step step) => chats[step.Member, step.Chat];

    public IEnumerable<string> CopiesOn(string record) =>
        owed.Concat(notes).Where(note => note.Record == record).Select(note => note.Copy).OfType<string>();

    public string State(ModelChat chat) =>
        owed.Exists(note => note.Chat == chat) ? "settling" : Linked(chat) is not { } note ? "none" : note.IsBehind ? "behind" : "current";

    public string Apply(Step step) => step.Act == Act.Wait ? Pay(step, _ => true) : Chat(step).Begin(step) ?? ApplyOpen(Chat(step), step);

    private string ApplyOpen(ModelChat chat, Step step) => step.Act switch
    {
        Act.Link => step.FailsToRead ? Problem(step) : Move(chat, Model.Records[step.From % Model.Records.Count], step),
        Act.Unlink => Move(chat, null, step),
        Act.SetShared or Act.SetPrivate or Act.Withdraw => SetPrivacy(chat, step),
        Act.Share => Store(chat, step, (chat.Share(step.From), [step.From])),
        Act.TakeBack => chat.TakeBack(step.From) is "ok" ? TakeBack(chat, step) : "not-found",
        _ => Store(chat, step, chat.Sync(step)),
    };

    private string Move(ModelChat chat, string? record, Step step)
    {
        Owe(step.Yes || chat.Record == record ? null : Linked(chat));
        chat.Record = record;
        return Pay(step, of => of == chat);
    }

    private string SetPrivacy(ModelChat chat, Step step)
    {
        chat.IsShared = step.Act == Act.SetShared;
        (step.Withdraws ? Of(chat) : []).ForEach(Owe);
        return step.Withdraws ? Pay(step, of => of == chat) : "ok";
    }

    /// <summary>The note on the linked record is rewritten in the same request, or goes, which is certain only after a while; any other goes whole.</summary>
    private string TakeBack(ModelChat chat, Step step)
    {
        var holding = Of(chat).FindAll(note => note.Listed.Remove(step.From));
        var linked = holding.Find(note => note == Linked(chat));
        holding.FindAll(note => note != linked || note.Listed.Count == 0).ForEach(Owe);
        var isDone = Push(chat, step) is null && (linked is null || notes.Contains(linked));
        Owe(isDone ? null : linked);
        Pay(step, of => of == chat);
        owed.AddRange(isDone || linked is null || owed.Contains(linked) ? [] : [new RemoteNote(chat, linked.Record)]);
        return "ok";
    }

    private string Store(ModelChat chat, Step step, (string Answer, List<int> Changed) stored)
    {
        if (!stored.Answer.StartsWith("ok", StringComparison.Ordinal))
        {
            return stored.Answer;
        }

        notes.AddRange(Linked(chat) is null && chat.Rows.Count > 0 ? [new RemoteNote(chat, chat.Record!)] : []);
        Of(chat).ForEach(note => note.Listed.Keys.Intersect(stored.Changed).ToList().ForEach(number => note.Listed[number] = false));
        (step.Act == Act.Share ? stored.Changed : [.. chat.Rows.Keys]).ForEach(number => Linked(chat)!.Listed.TryAdd(number, false));
        return Push(chat, step) is { } problem ? problem + ", stored" : stored.Answer;
    }

    /// <returns>Null when the CRM has what may leave, or there is no note.</returns>
    private string? Push(ModelChat chat, Step step)
    {
        Of(chat).ForEach(behind => behind.IsBehind = true);
        Pay(step, of => of == chat);
        var note = Linked(chat);
        var leaving = note?.Listed.Where(row => row.Value || chat.IsShared || chat.Alone.Contains(row.Key)).Select(row => row.Key).ToList() ?? [];
        if (note is null || leaving.Count == 0)
        {
            Owe(note);
            return null;
        }

        var text = chat.Note(leaving);
        var fails = step.FailsToRead || (note.Copy != text && (step.FailsToWrite || step.Loses));
        note.Copy = fails && !step.Loses ? note.Copy : text;
        if (fails)
        {
            return Problem(step);
        }

        leaving.ForEach(number => note.Listed[number] = true);
        note.IsBehind = note.Listed.ContainsValue(false);
        return null;
    }

    private void Owe(RemoteNote? note) => owed.AddRange(note is not null && notes.Remove(note) ? [note] : []);

    private string Pay(Step step, Predicate<ModelChat> of)
    {
        owed.RemoveAll(note => !step.FailsToRead && of(note.Chat));
        return "ok";
    }

    private List<RemoteNote> Of(ModelChat chat) => notes.FindAll(note => note.Chat == chat);

    private RemoteNote? Linked(ModelChat chat) => notes.Find(note => note.Chat == chat && note.Record == chat.Record);

    private static string Problem(Step step) => step.Crm == Rig.StandInMood.Refuses ? "crm-refused" : "crm-unavailable";
}
