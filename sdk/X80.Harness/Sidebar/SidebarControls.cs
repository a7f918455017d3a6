using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Sdk.Capture;

namespace X80.Harness.Sidebar;

/// <summary>The names of the sidebar's controls and fields, and the command that each control stands for.</summary>
internal static class SidebarControls
{
    public const string OpenNote = "open-note";
    public const string RecordPage = "record-page";
    public const string Conceal = "conceal";
    public const string OpenLock = "open-lock";
    public const string SetLock = "set-lock";
    public const string ForgetLock = "forget-lock";
    public const string Passphrase = "passphrase";

    private const string LinkPrefix = "link:";
    private const string ShareOnePrefix = "share-one:";
    private const string TakeBackPrefix = "take-back:";
    private const string SavePrefix = "save:";
    private const string InsertPrefix = "insert:";
    private const string OnePrefix = "one:";
    private const string ListPrefix = "list:";

    public static string Link(RecordKind kind, RecordId id) => $"{LinkPrefix}{kind.Value}:{id.Value}";

    public static string ShareOne(MessageId id) => ShareOnePrefix + id.Value;

    public static string TakeBack(MessageId id) => TakeBackPrefix + id.Value;

    public static string Save(string key) => SavePrefix + key;

    public static string Insert(string snippetId) => InsertPrefix + snippetId;

    public static bool IsList(RecordField field) => field.Kind == FieldKind.Multiselect || field.Value?.IsList == true;

    /// <summary>The name of a record field's input; it tells whether the value is one or a list.</summary>
    public static string NameOf(RecordField field) => (IsList(field) ? ListPrefix : OnePrefix) + field.Key;

    /// <returns>The command, or null where the control stands for none.</returns>
    public static CaptureCommand? CommandOf(string control, IReadOnlyDictionary<string, string> fields)
    {
        return control switch
        {
            "sync" => new CaptureCommand.Sync(),
            "send" => new CaptureCommand.Send(),
            "share-conversation" => new CaptureCommand.SetShared(),
            "make-private" => new CaptureCommand.SetPrivate(PrivacyHistory.Keep),
            "withdraw" => new CaptureCommand.Withdraw(),
            "show-sent" => new CaptureCommand.ShowSent(),
            "search" => new CaptureCommand.Search(Field("search")),
            "create" => new CaptureCommand.Create(
                Field("create-kind") == "company" ? RecordKind.Company : RecordKind.Person,
                Field("create-name"),
                Field("create-phone") is { Length: > 0 } phone ? phone : null),
            "same-chat" => new CaptureCommand.SameChat(),
            "other-chat" => new CaptureCommand.OtherChat(),
            "unlink" => new CaptureCommand.Unlink(Field("leave-note") == "true" ? LinkNote.Keep : LinkNote.Remove),
            "log" => new CaptureCommand.LogActivity(Field("typed") is { Length: > 0 } typed ? typed : null),
            "more-activities" => new CaptureCommand.MoreActivities(),
            "reload-snippets" => new CaptureCommand.ReloadSnippets(),
            "dismiss" => new CaptureCommand.Dismiss(),
            _ when After(LinkPrefix) is { } target => LinkOf(target),
            _ when After(ShareOnePrefix) is { } shared => MessageId.TryParse(shared, out var id) ? new CaptureCommand.ShareOne(id) : null,
            _ when After(TakeBackPrefix) is { } back => MessageId.TryParse(back, out var id) ? new CaptureCommand.TakeBack(id) : null,
            _ when After(SavePrefix) is { } key => EditOf(key, fields),
            _ when After(InsertPrefix) is { } snippet => new CaptureCommand.Insert(snippet),
            _ => null,
        };

        string Field(string name) => fields.GetValueOrDefault(name, "").Trim();

        string? After(string prefix) => control.StartsWith(prefix, StringComparison.Ordinal) ? control[prefix.Length..] : null;
    }

    private static CaptureCommand.Link? LinkOf(string target) =>
        target.Split(':') is [var kind, var text] && KindWord.TryParse<RecordKind>(kind, out var word) && RecordId.TryParse(text, out var id)
            ? new CaptureCommand.Link(word, id)
            : null;

    // An empty field clears; a list is one value a line.
    private static CaptureCommand.EditField? EditOf(string key, IReadOnlyDictionary<string, string> fields)
    {
        if (fields.TryGetValue(OnePrefix + key, out var one))
        {
            return new(key, one.Trim() is { Length: > 0 } text ? new FieldValue(text) : null);
        }

        return fields.TryGetValue(ListPrefix + key, out var list)
            ? new(key, list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } items ? new FieldValue(items) : null)
            : null;
    }
}
