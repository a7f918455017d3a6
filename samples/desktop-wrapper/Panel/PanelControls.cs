using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Sdk.Capture;

namespace X80.Samples.DesktopWrapper.Panel;

/// <summary>The names of the controls, and the command that each stands for.</summary>
internal static class PanelControls
{
    public const string Sync = "sync";
    public const string Allow = "allow";
    public const string Deny = "deny";
    public const string LogIn = "log-in";
    public const string OpenNote = "open-note";

    private const string LinkPrefix = "link:";
    private const string ShareOnePrefix = "share-one:";
    private const string TakeBackPrefix = "take-back:";
    private const string InsertPrefix = "insert:";

    public static string Link(RecordKind kind, RecordId id) => $"{LinkPrefix}{kind.Value}:{id.Value}";

    public static string ShareOne(MessageId id) => ShareOnePrefix + id.Value;

    public static string TakeBack(MessageId id) => TakeBackPrefix + id.Value;

    public static string Insert(string snippetId) => InsertPrefix + snippetId;

    /// <param name="control">The control.</param>
    /// <param name="field">What stands in a field, by its name.</param>
    /// <returns>The command, or null where the control stands for none.</returns>
    public static CaptureCommand? CommandOf(string control, Func<string, string> field) => control switch
    {
        Sync => new CaptureCommand.Sync(),
        "send" => new CaptureCommand.Send(),
        "share-conversation" => new CaptureCommand.SetShared(),
        "make-private" => new CaptureCommand.SetPrivate(PrivacyHistory.Keep),
        "withdraw" => new CaptureCommand.Withdraw(),
        "show-sent" => new CaptureCommand.ShowSent(),
        "search" => new CaptureCommand.Search(field("search")),
        "create" => new CaptureCommand.Create(RecordKind.Person, field("create-name"), field("create-phone") is { Length: > 0 } phone ? phone : null),
        "same-chat" => new CaptureCommand.SameChat(),
        "other-chat" => new CaptureCommand.OtherChat(),
        "unlink" => new CaptureCommand.Unlink(LinkNote.Remove),
        "log" => new CaptureCommand.LogActivity(field("typed") is { Length: > 0 } typed ? typed : null),
        "dismiss" => new CaptureCommand.Dismiss(),
        _ when After(LinkPrefix, control) is { } target => LinkOf(target),
        _ when After(ShareOnePrefix, control) is { } shared => MessageId.TryParse(shared, out var id) ? new CaptureCommand.ShareOne(id) : null,
        _ when After(TakeBackPrefix, control) is { } back => MessageId.TryParse(back, out var id) ? new CaptureCommand.TakeBack(id) : null,
        _ when After(InsertPrefix, control) is { } snippet => new CaptureCommand.Insert(snippet),
        _ => null,
    };

    private static string? After(string prefix, string control) => control.StartsWith(prefix, StringComparison.Ordinal) ? control[prefix.Length..] : null;

    private static CaptureCommand.Link? LinkOf(string target) =>
        target.Split(':') is [var kind, var text] && KindWord.TryParse<RecordKind>(kind, out var word) && RecordId.TryParse(text, out var id)
            ? new CaptureCommand.Link(word, id)
            : null;
}
