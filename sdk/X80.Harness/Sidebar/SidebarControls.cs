using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Sdk.Capture;

namespace X80.Harness.Sidebar;

/// <summary>The names of the sidebar's controls and fields, and the command that each control stands for.</summary>
internal static class SidebarControls
{
    public const string OpenNote = "open-note";

    private const string LinkPrefix = "link:";
    private const string ShareOnePrefix = "share-one:";

    public static string Link(RecordKind kind, RecordId id) => $"{LinkPrefix}{kind.Value}:{id.Value}";

    public static string ShareOne(MessageId id) => ShareOnePrefix + id.Value;

    /// <returns>The command, or null where the control stands for none.</returns>
    public static CaptureCommand? CommandOf(string control, IReadOnlyDictionary<string, string> fields)
    {
        return control switch
        {
            "sync" => new CaptureCommand.Sync(),
            "send" => new CaptureCommand.Send(),
            "share-conversation" => new CaptureCommand.SetShared(),
            "make-private" => new CaptureCommand.SetPrivate(Field("withdraw") == "true" ? PrivacyHistory.Withdraw : PrivacyHistory.Keep),
            "search" => new CaptureCommand.Search(Field("search")),
            "create" => new CaptureCommand.Create(
                Field("create-kind") == "company" ? RecordKind.Company : RecordKind.Person,
                Field("create-name"),
                Field("create-phone") is { Length: > 0 } phone ? phone : null),
            "same-chat" => new CaptureCommand.SameChat(),
            "unlink" => new CaptureCommand.Unlink(Field("leave-note") == "true" ? LinkNote.Keep : LinkNote.Remove),
            "dismiss" => new CaptureCommand.Dismiss(),
            _ when control.StartsWith(LinkPrefix, StringComparison.Ordinal) => LinkOf(control[LinkPrefix.Length..]),
            _ when control.StartsWith(ShareOnePrefix, StringComparison.Ordinal) =>
                MessageId.TryParse(control[ShareOnePrefix.Length..], out var id) ? new CaptureCommand.ShareOne(id) : null,
            _ => null,
        };

        string Field(string name) => fields.GetValueOrDefault(name, "").Trim();
    }

    private static CaptureCommand.Link? LinkOf(string target) =>
        target.Split(':') is [var kind, var text] && RecordId.TryParse(text, out var id)
            ? new CaptureCommand.Link(RecordKind.Parse(kind), id)
            : null;
}
