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
internal sealed class SidebarDrawing
{
    private const int LikelyScore = 80;

    private readonly CaptureState state;
    private readonly SidebarSurroundings around;
    private readonly SidebarTexts texts;
    private readonly PreviewDrawing messages;
    private readonly RecordDrawing records;

    private SidebarDrawing(CaptureState state, SidebarSurroundings around)
    {
        (this.state, this.around, texts) = (state, around, around.Texts);
        (messages, records) = (new PreviewDrawing(texts), new RecordDrawing(texts));
    }

    public static SidebarModel Of(CaptureState state, SidebarSurroundings around)
    {
        var drawing = new SidebarDrawing(state, around);
        return around.Lock == LockView.Concealed ? drawing.Concealed() : drawing.Open();
    }

    public static FailureView WordsOf(CaptureFailure failure, SidebarTexts texts) =>
        new(texts.Or($"failure.{failure.Code}.what", failure.What), texts.Or($"failure.{failure.Code}.next", failure.Next));

    private string Crm => state.Session?.Crm.DisplayName ?? texts["crm.unknown"];

    // Nothing of a chat, a record or the session is in the window while it is concealed.
    private SidebarModel Concealed() => new()
    {
        Language = texts.Language,
        Direction = texts.Direction,
        Words = texts.Surface,
        Hint = around.Hint,
        Concealed = true,
    };

    private SidebarModel Open()
    {
        var working = state.Phase == CapturePhase.Working;
        var closed = state.Phase == CapturePhase.Closed;
        var isLinked = state.Conversation is { Link: not null };
        return new()
        {
            Language = texts.Language,
            Direction = texts.Direction,
            Words = texts.Surface,
            Header = new(state.ChannelName, state.Session?.Crm.DisplayName, state.Session?.Member.Name, state.SessionUnavailable),
            Sync = new(!working && !closed, StatusOf()),
            Hint = around.Hint,
            Failure = state.Failure is { } failure ? WordsOf(failure, texts) : null,
            Outcome = !working && state.Outcome is { } outcome ? new OutcomeDrawing(texts).Of(outcome) : null,
            Chat = state.Chat is { } chat ? OfChat(chat) : null,
            Linking = state.Phase == CapturePhase.Unlinked ? OfLinking() : null,
            SameChat = !working && state is { AskSameChat: true, CanBeOther: false } ? texts.Of("same.question", state.Conversation?.Link?.Name) : null,
            WhichChat = !working && state.CanBeOther ? texts.Of(state.IsRenamed ? "same.renamed" : "same.question", state.Conversation?.Link?.Name) : null,
            Record = state.Conversation?.Link is { } link ? records.Of(link, state, !working) : null,
            Timeline = !working && isLinked ? RecordDrawing.OfTimeline(state) : null,
            Privacy = !working && isLinked ? OfPrivacy(state.Conversation!) : null,
            Result = state.Result is { } result ? OfResult(result) : null,
            Preview = !working && state.Preview is { } preview ? messages.Of(preview, state) : null,
            Held = !working ? messages.OfHeld(state) : null,
            Snippets = !working && state.Chat is not null ? state.Snippets?.Select(OfSnippet).ToArray() : null,
            Recording = around.Recording,
            Footer = new(
                [.. around.Refusals.Select(OfRefusal)],
                state.PackNotice is { } notice ? [.. around.Notices, notice] : around.Notices,
                closed ? null : around.Lock),
        };
    }

    private string StatusOf() => state.Phase switch
    {
        CapturePhase.Idle => texts.Of("status.idle", state.ChannelName),
        CapturePhase.Working => texts["status.working"],
        CapturePhase.Unlinked => texts["status.unlinked"],
        CapturePhase.Private when state.AskSameChat => texts["status.ask"],
        CapturePhase.Private => texts["status.private"],
        CapturePhase.Preview => texts["status.preview"],
        CapturePhase.Sent => texts["status.sent"],
        _ => texts["status.closed"],
    };

    private ChatView OfChat(ChatIdentity chat)
    {
        var evidence = chat.Strength switch
        {
            IdentityStrength.Strong => chat.Phone ?? chat.Handle ?? texts["chat.id"],
            IdentityStrength.Weak => texts["chat.weak"],
            _ => texts["chat.none"],
        };
        return new(chat.Title ?? chat.Phone ?? chat.Handle ?? texts["chat.untitled"], evidence, state.Report is { } report
            ? [texts.Of("chat.read", texts.Messages(report.Coverage.RowsRead)), .. messages.MissingOf(report.Coverage)]
            : []);
    }

    private LinkingView OfLinking() => new(
        [.. state.Suggestions.Select(OfSuggestion)],
        state.Hits?.Select(OfHit).ToArray(),
        state.Chat is { Title: { } title } && title != state.Chat.Phone ? title : "",
        state.Chat?.Phone ?? "");

    private CandidateView OfSuggestion(Suggestion found) => new(
        SidebarControls.Link(found.Kind, found.RecordId), found.Name, found.Subtitle, KindOf(found.Kind), found.Score, found.Score >= LikelyScore, found.Reasons);

    private CandidateView OfHit(RecordHit found) => new(
        SidebarControls.Link(found.Kind, found.RecordId), found.Name, found.Subtitle, KindOf(found.Kind), null, false, []);

    private string KindOf(RecordKind kind) => texts.Or("kind." + kind.Value, kind.Value);

    private PrivacyView OfPrivacy(Conversation conversation)
    {
        var isShared = conversation.Privacy.IsShared;
        var locked = state.Session?.PrivacyChange == PrivacyAuthority.Web;
        var sentence = isShared ? texts.Of("privacy.shared", Crm) : texts[locked ? "privacy.locked" : "privacy.private"];
        return new(isShared, sentence, !isShared && !locked && !state.AskSameChat, conversation.Transmitted.Messages > 0, conversation.Transmitted.Messages > 0 && state.Held is null);
    }

    private ResultView OfResult(SyncResult result)
    {
        List<FactView> facts =
            [new(texts["fact.new"], texts.Number(result.Accepted)), new(texts["fact.there"], texts.Number(result.Duplicates))];
        if (result.Edited > 0)
        {
            facts.Add(new(texts["fact.edited"], texts.Number(result.Edited)));
        }

        if (result.Withheld > 0)
        {
            facts.Add(new(texts["fact.withheld"], texts.Number(result.Withheld)));
        }

        facts.Add(new(texts["fact.note"], texts.Messages(result.Total)));
        return new(texts.Of("result.sent", result.Conversation.Link?.Name ?? Crm), facts, result.Note.Url);
    }

    private static SnippetView OfSnippet(X80.Contract.Snippets.Snippet saved) => new(saved.Title, saved.Text, SidebarControls.Insert(saved.Id));

    private RefusalView OfRefusal(Refusal refusal) => new(
        $"{texts.Or("refused." + refusal.What, refusal.What)}: {refusal.Address}", texts.Or("reason." + refusal.Reason, refusal.Reason.Replace('-', ' ')));
}
