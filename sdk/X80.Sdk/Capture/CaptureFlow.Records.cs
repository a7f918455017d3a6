using System.Globalization;
using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Sdk.Clicks;

namespace X80.Sdk.Capture;

/// <summary>The linked record: read quietly, edited one field a click, logged on by the server's own sentence.</summary>
internal sealed partial class CaptureFlow
{
    private const int LongestTypedLine = 280;

    private async Task ReadRecordAsync(CancellationToken cancellationToken)
    {
        if (State.Conversation?.Link is not { } link)
        {
            return;
        }

        var record = client.GetRecordAsync(link.Kind, link.RecordId, cancellationToken);
        var activities = client.GetActivitiesAsync(link.Kind, link.RecordId, after: null, cancellationToken);
        await Task.WhenAll(record, activities).ConfigureAwait(false);
        State = State with { Record = (await record.ConfigureAwait(false)).Value, Edits = NoEdits };
        ShowActivities((await activities.ConfigureAwait(false)).Value, earlier: []);
    }

    private async Task EditAsync(CaptureCommand.EditField edit, HumanClick click, CancellationToken cancellationToken)
    {
        var link = RequireLink(click);
        var field = State.Record?.Fields.FirstOrDefault(shown => shown.Key == edit.Key && shown.Editable)
            ?? throw new CaptureRefusedException("not-editable");
        var body = Consent.Give(click, Terms(ConsentAction.Edit, link), client.Clock.Offset, claim => new EditRecord
        {
            Fields = new Dictionary<string, FieldValue?> { [field.Key] = edit.Value },
            Was = new Dictionary<string, FieldValue?> { [field.Key] = field.Value },
            Consent = claim,
        });
        var edited = await ledger.SendAsync(
            Line(ConsentAction.Edit, click, 0), () => client.EditRecordAsync(link.Kind, link.RecordId, body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var result = edited.Results.FirstOrDefault(one => one.Key == field.Key);
        var failure = result is { Ok: true } ? null : CaptureFailures.OfProblem(result?.Problem);
        State = State with
        {
            Record = edited.Record,
            Edits = new Dictionary<string, CaptureFailure?>(State.Edits) { [field.Key] = failure },
            Outcome = failure is null ? new CaptureOutcome.Saved(field.Label) : null,
        };
        if (failure is not null)
        {
            throw new CaptureRefusedException(failure.Code);
        }
    }

    private async Task LogAsync(string? typed, HumanClick click, CancellationToken cancellationToken)
    {
        RequireSettled(click);
        var link = RequireLink(click);
        if (typed?.Length > LongestTypedLine)
        {
            throw new CaptureRefusedException("typed-too-long");
        }

        var conversation = State.Conversation!;
        var body = Consent.Give(click, Terms(ConsentAction.Activity, link), client.Clock.Offset, claim => new LogActivity
        {
            Kind = ActivityKind.Conversation,
            Day = time.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ConversationId = conversation.Id,
            Channel = channel.Kind,
            Typed = typed,
            Consent = claim,
        });
        var logged = await ledger.SendAsync(
            Line(ConsentAction.Activity, click, 0), () => client.LogActivityAsync(link.Kind, link.RecordId, body, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        await ReadRecordAsync(cancellationToken).ConfigureAwait(false);
        State = State with { Outcome = new CaptureOutcome.Logged(logged) };
    }

    private async Task MoreActivitiesAsync(HumanClick click, CancellationToken cancellationToken)
    {
        var link = RequireLink(click);
        var (shown, next) = (State.Activities, State.MoreActivities);
        if (shown is null || next is null)
        {
            throw new CaptureRefusedException("nothing-read");
        }

        Spend(click);
        var page = await client.GetActivitiesAsync(link.Kind, link.RecordId, next, cancellationToken).ConfigureAwait(false);
        if (page.IsUnavailable)
        {
            throw new CaptureRefusedException(CaptureFailures.OfReason(page.Reason.Value).Code);
        }

        ShowActivities(page.Value, shown);
    }

    private void ShowActivities(ActivityPage? page, IReadOnlyList<Activity> earlier) =>
        State = State with { Activities = page is null ? null : [.. earlier, .. page.Items], MoreActivities = page?.Next };

    private RecordLink RequireLink(HumanClick click) => RequireConversation(click).Link ?? throw new CaptureRefusedException("not-linked");

    private ConsentTerms Terms(ConsentAction action, RecordLink link) =>
        new(action, To: new ConsentTarget { Crm = State.Conversation!.Crm, Kind = link.Kind, RecordId = link.RecordId });
}
