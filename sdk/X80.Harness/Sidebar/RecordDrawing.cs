using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Harness.Sidebar.Views;
using X80.Sdk.Capture;

namespace X80.Harness.Sidebar;

/// <summary>
/// Puts the linked record into words: what the CRM says of it apart from the thread's own times (CRM-6), its fields, its
/// timeline. Pure.
/// </summary>
internal sealed class RecordDrawing(SidebarTexts texts)
{
    public RecordView Of(RecordLink link, CaptureState state, bool canChange) => new(
        link.Name,
        texts.Or("kind." + link.Kind.Value, link.Kind.Value),
        [.. CrmFactsOf(state.Record)],
        [.. ThreadFactsOf(state.Conversation!)],
        canChange ? [.. (state.Record?.Fields ?? []).Select(field => OfField(field, state))] : [],
        canChange);

    public static PagedView<ActivityView>? OfTimeline(CaptureState state) => state.Activities is { } activities
        ? new([.. activities.Select(OfActivity)], state.MoreActivities is not null)
        : null;

    private IEnumerable<FactView> CrmFactsOf(CrmRecord? record)
    {
        (string Key, string? Value)[] facts =
        [
            ("fact.stage", record?.Stage),
            ("fact.contacted", record?.LastContactedAt is { } contacted ? texts.Day(contacted) : null),
            ("fact.next", record?.NextStepAt is { } next ? texts.Day(next) : null),
        ];
        return facts.Where(fact => fact.Value is not null).Select(fact => new FactView(texts[fact.Key], fact.Value!));
    }

    private IEnumerable<FactView> ThreadFactsOf(Conversation conversation)
    {
        if (conversation.Transmitted is not { Messages: > 0 } sent)
        {
            yield break;
        }

        yield return new(texts["fact.held"], texts.Messages(sent.Messages));
        if (sent.First is { } first)
        {
            yield return new(texts["fact.first"], texts.Day(first));
        }

        if (sent.Last is { } last)
        {
            yield return new(texts["fact.last"], texts.Day(last));
        }

        if (conversation.LastSyncedAt is { } synced)
        {
            yield return new(texts["fact.synced"], texts.Minute(synced));
        }
    }

    private FieldView OfField(RecordField field, CaptureState state)
    {
        var edit = state.Edits.TryGetValue(field.Key, out var failure) ? (Failure: failure, IsDone: failure is null) : default;
        return new(
            field.Label,
            field.Editable ? InputOf(field) : "shown",
            SidebarControls.NameOf(field),
            string.Join('\n', field.Value?.Items ?? []),
            field.Display.Length > 0 ? field.Display : texts["field.empty"],
            field.Options ?? [],
            SidebarControls.Save(field.Key),
            edit.IsDone ? texts["field.saved"] : edit.Failure is { } why ? SidebarDrawing.WordsOf(why, texts).What : null,
            edit.Failure is not null);
    }

    private static string InputOf(RecordField field) => field switch
    {
        { Options.Count: > 0 } when SidebarControls.IsList(field) => "choices",
        { Options.Count: > 0 } => "choice",
        _ when SidebarControls.IsList(field) => "lines",
        _ when field.Kind == FieldKind.Checkbox => "checkbox",
        _ when field.Kind == FieldKind.Date => "date",
        _ when field.Kind == FieldKind.Email => "email",
        _ when field.Kind == FieldKind.Phone => "tel",
        _ when field.Kind == FieldKind.Url => "url",
        _ => "text",
    };

    // The sentence is the server's own; day and typed line are data.
    private static ActivityView OfActivity(Activity activity) => new(activity.Day, activity.Sentence, activity.Typed);
}
