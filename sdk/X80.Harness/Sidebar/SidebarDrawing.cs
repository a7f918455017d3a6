using System.Globalization;
using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Harness.Guarding;
using X80.Harness.Sidebar.Views;
using X80.Sdk.Capture;
using X80.Sdk.Reading;

namespace X80.Harness.Sidebar;

/// <summary>Puts a <see cref="CaptureState"/> into words. Pure.</summary>
internal static class SidebarDrawing
{
    private const int LikelyScore = 80;

    public static SidebarModel Of(CaptureState state, SidebarSurroundings around)
    {
        var working = state.Phase == CapturePhase.Working;
        return new()
        {
            Header = new(state.ChannelName, state.Session?.Crm.DisplayName, state.Session?.Member.Name, state.SessionUnavailable),
            Sync = new(!working && state.Phase != CapturePhase.Closed, StatusOf(state)),
            Hint = around.Hint,
            Failure = state.Failure is { } failure ? new(failure.What, failure.Next) : null,
            Chat = state.Chat is { } chat ? OfChat(chat, state.Report) : null,
            Linking = state.Phase == CapturePhase.Unlinked ? OfLinking(state) : null,
            SameChat = !working && state.AskSameChat ? QuestionOf(state) : null,
            Record = state.Conversation?.Link is { } link ? OfRecord(link, state.Record, !working) : null,
            Privacy = !working && state.Conversation is { Link: not null } linked ? OfPrivacy(linked, state) : null,
            Result = state.Result is { } result ? OfResult(result, state) : null,
            Preview = !working && state.Preview is { } preview ? PreviewDrawing.Of(preview, state) : null,
            Footer = new([.. around.Refusals.Select(OfRefusal)], state.PackNotice is { } notice ? [.. around.Notices, notice] : around.Notices),
        };
    }

    private static string StatusOf(CaptureState state) => state.Phase switch
    {
        CapturePhase.Idle => $"Nothing is read until you click. Open a chat in {state.ChannelName}, then sync it.",
        CapturePhase.Working => "Working…",
        CapturePhase.Unlinked => "This chat is not linked yet. Choose the record it belongs to.",
        CapturePhase.Private when state.AskSameChat => "Nothing is sent before you have said whose chat this is.",
        CapturePhase.Private => "This chat is Private. Nothing is sent.",
        CapturePhase.Preview => "Check what will be sent, then send it.",
        CapturePhase.Sent => "Sent.",
        _ => "This session has ended. Close this window and start X80 again.",
    };

    private static ChatView OfChat(ChatIdentity chat, ReadingReport? report)
    {
        var title = chat.Title ?? chat.Phone ?? chat.Handle ?? "Chat without a title";
        var evidence = chat.Strength switch
        {
            IdentityStrength.Strong => chat.Phone ?? chat.Handle ?? "Known by the channel's own id",
            IdentityStrength.Weak => "Known by its title alone",
            _ => "The page does not say whose chat this is",
        };
        return new(title, evidence, report is null ? [] : [.. CoverageOf(report.Coverage)]);
    }

    private static IEnumerable<string> CoverageOf(Coverage coverage)
    {
        yield return $"{Count(coverage.RowsRead, "message")} read";
        if (coverage.NotRendered > 0)
        {
            yield return $"{coverage.NotRendered} not on screen";
        }

        if (coverage.Truncated > 0)
        {
            yield return $"{coverage.Truncated} shown only in part";
        }

        if (coverage.UnknownKind > 0)
        {
            yield return $"{coverage.UnknownKind} of a kind not known";
        }
    }

    private static LinkingView OfLinking(CaptureState state) => new(
        [.. state.Suggestions.Select(OfSuggestion)],
        state.Hits?.Select(OfHit).ToArray(),
        state.Chat is { Title: { } title } && title != state.Chat.Phone ? title : "",
        state.Chat?.Phone ?? "");

    private static CandidateView OfSuggestion(Suggestion found) => new(
        SidebarControls.Link(found.Kind, found.RecordId), found.Name, found.Subtitle, found.Kind.Value,
        found.Score, found.Score >= LikelyScore, found.Reasons);

    private static CandidateView OfHit(RecordHit found) => new(
        SidebarControls.Link(found.Kind, found.RecordId), found.Name, found.Subtitle, found.Kind.Value, null, false, []);

    private static RecordView OfRecord(RecordLink link, CrmRecord? record, bool canUnlink)
    {
        List<FactView> facts = [];
        Add("Stage", record?.Stage);
        Add("Last contacted", Day(record?.LastContactedAt));
        Add("Next step", Day(record?.NextStepAt));
        return new(link.Name, link.Kind.Value, facts, canUnlink);

        void Add(string label, string? value)
        {
            if (value is not null)
            {
                facts.Add(new(label, value));
            }
        }
    }

    private static string QuestionOf(CaptureState state) =>
        $"This chat is known by its title alone, and chats can share a title. Is it the one that belongs to {state.Conversation?.Link?.Name}?";

    private static PrivacyView OfPrivacy(Conversation conversation, CaptureState state)
    {
        var isShared = conversation.Privacy.IsShared;
        var locked = state.Session?.PrivacyChange == PrivacyAuthority.Web;
        var sentence = isShared
            ? $"Messages go to {CrmOf(state)} when you send them."
            : locked ? "Your workspace lets only its web app set a chat to Shared." : "No message of this chat is sent, unless you share a single one.";
        return new(isShared, sentence, !isShared && !locked, conversation.Transmitted.Messages > 0);
    }

    private static ResultView OfResult(SyncResult result, CaptureState state)
    {
        List<FactView> facts = [new("New", Text(result.Accepted)), new("Already there", Text(result.Duplicates))];
        if (result.Edited > 0)
        {
            facts.Add(new("Edited since", Text(result.Edited)));
        }

        if (result.Withheld > 0)
        {
            facts.Add(new("Taken back, not sent again", Text(result.Withheld)));
        }

        facts.Add(new("In the note", Count(result.Total, "message")));
        var record = result.Conversation.Link?.Name ?? CrmOf(state);
        return new($"Sent to {record}", facts, result.Note.Url);
    }

    private static RefusalView OfRefusal(Refusal refusal) => new($"{refusal.What}: {refusal.Address}", refusal.Reason.Replace('-', ' '));

    internal static string CrmOf(CaptureState state) => state.Session?.Crm.DisplayName ?? "the CRM";

    internal static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{Text(number)} {noun}s";

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateTimeOffset? at) => at?.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
