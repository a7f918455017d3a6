using System.Globalization;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>
/// Creates records and logs activities: the click is spent and the id planned in one transaction, then the CRM is asked, then
/// it is remembered what the CRM calls the record. A repeat in between asks again under the same plan, so a lost answer makes
/// no second record; a later one reads the record.
/// </summary>
internal sealed class RecordWrite(WriteDesk desk, MessageStore messages, WorkspaceZone zone, ServerOptions options, ActivityDelivery remote, WorkspaceCrm crm)
{
    private const string Made = "made ";
    private const int NameLength = 256;
    private const int TypedLength = 280;
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    public async Task<CrmRecord> CreateAsync(ExtWrite write, CreateRecord request, CancellationToken cancellationToken)
    {
        if (!crm.Kinds.Contains(request.Kind))
        {
            throw Refusal.Malformed("The CRM has no records of this kind.");
        }

        if (string.IsNullOrWhiteSpace(request.Name) || new[] { request.Name, request.Phone, request.Email, request.Domain }.Any(IsTooLong))
        {
            throw Refusal.Malformed("A record has a name, and its texts have at most 256 characters.");
        }

        var (planned, access) = await desk.RunAsync(
            write,
            steps =>
            {
                steps.RefuseKeyInUse();
                var access = new RecordAccess(steps.Settings, crm);
                if (steps.Repeated is { } earlier)
                {
                    return (earlier, access);
                }

                RefuseForbidden(access, request);
                steps.Spend(request.Consent, ConsentAction.Create, shown: null, to: null);
                var plan = string.Create(CultureInfo.InvariantCulture, $"{RandomId.New()} {write.ArrivedAt.ToUnixTimeMilliseconds()}");
                steps.Done(plan, conversation: null, "created=1");
                return (plan, access);
            },
            cancellationToken);
        if (planned.StartsWith(Made, StringComparison.Ordinal))
        {
            var known = new RecordRef(request.Kind, RecordId.Parse(planned[Made.Length..]));
            return await crm.FindAsync(known, cancellationToken) ?? throw Refusal.NotFound();
        }

        var made = await crm.CreateAsync(PlanOf(planned), request, access, cancellationToken);
        await desk.ReviseAsync(write, Made + made.RecordId, CancellationToken.None);
        return made;
    }

    public async Task<Activity> LogAsync(ExtWrite write, RecordRef record, LogActivity request, CancellationToken cancellationToken)
    {
        // The workspace's day may be one ahead of UTC's. "Last contacted" is read from these days.
        var lastDay = DateOnly.FromDateTime(write.ArrivedAt.UtcDateTime).AddDays(1);
        if (!DateOnly.TryParseExact(request.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day < FirstDay || day > lastDay)
        {
            throw Refusal.Malformed("A day is yyyy-MM-dd, from the year 2000 on and not in the future.");
        }

        if (request.Typed is { } typed && (typed.Length > TypedLength || typed.Any(char.IsControl)))
        {
            throw Refusal.Malformed("The typed text is one line of at most 280 characters.");
        }

        var (draft, logged) = await desk.RunAsync(write, steps => Decide(steps, record, request), cancellationToken);
        if (logged is not null)
        {
            return logged;
        }

        var (written, outcome) = await remote.WriteAsync(record, draft);
        return written ?? throw (outcome.State == PushState.Refused
            ? Refusal.CrmRefused(null, outcome.MayHaveBeenApplied)
            : Refusal.CrmUnavailable(null, outcome.MayHaveBeenApplied));
    }

    private static void RefuseForbidden(RecordAccess access, CreateRecord request)
    {
        var sent = new[] { ("phone", request.Phone), ("email", request.Email), ("domain", request.Domain) };
        var closed = sent.Where(field => field.Item2 is not null && !access.Allows(field.Item1)).Select(field => field.Item1).ToList();
        if (!access.Allows(request.Kind))
        {
            throw Refusal.Malformed("The workspace does not let members create records of this kind. An administrator allows it in the web app, under Records and fields.");
        }

        if (closed.Count > 0)
        {
            throw Refusal.Malformed(
                $"The workspace does not let members write: {string.Join(", ", closed)}. Create the record without that, or ask an administrator to allow it in the web app, under Records and fields.");
        }
    }

    private static PlannedRecord PlanOf(string planned)
    {
        var parts = planned.Split(' ');
        return new PlannedRecord(parts[0], DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    private static bool IsTooLong(string? text) => text?.Length > NameLength;

    /// <returns>The activity, where it is written in this very transaction.</returns>
    private (ActivityDraft Draft, Activity? Logged) Decide(WriteSteps steps, RecordRef record, LogActivity request)
    {
        var conversation = steps.Own(request.ConversationId);
        steps.RefuseKeyInUse();
        if (conversation.LinkIn(crm.Name) != record)
        {
            throw Refusal.NotLinked();
        }

        var isFirst = steps.Repeated is null;
        if (isFirst)
        {
            steps.Spend(request.Consent, ConsentAction.Activity, shown: null, conversation.Target(crm.Name));
            steps.Done("logged", request.ConversationId, "activities=1");
        }

        var channel = ChannelKind.Parse(conversation.Channel);
        var count = conversation.IsShared ? CountOn(steps, conversation, request.Day) : (int?)null;
        var draft = new ActivityDraft(steps.Member, request.ConversationId, channel, request.Kind, request.Day, count, request.Typed);
        if (crm.Remote is null)
        {
            var logged = isFirst
                ? LocalActivities.Log(steps.Session, options, record, draft)
                : LocalActivities.Find(steps.Session, options, record, draft);
            return (draft, logged ?? throw Refusal.NotFound());
        }

        if (isFirst)
        {
            ActivityDelivery.Plan(steps.Session, crm.Name, record, draft);
        }

        return ActivityDelivery.Find(steps.Session, crm.Name, record, draft) is null ? throw Refusal.NotFound() : (draft, null);
    }

    private int CountOn(WriteSteps steps, ConversationRow conversation, string day)
    {
        var here = zone.Read(steps.Session);
        return messages.ReadAll(steps.Session, steps.Member, conversation.ConversationId)
            .Count(stored => stored.Message.SentAt is { } at && DayOf(at, here) == day);
    }

    private static string DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
