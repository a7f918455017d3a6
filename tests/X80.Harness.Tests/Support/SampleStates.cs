using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Sdk.Capture;
using X80.Sdk.Reading;

namespace X80.Harness.Tests.Support;

/// <summary>One state of a capture for each phase, as the backend and the reader would make them.</summary>
internal static class SampleStates
{
    public const string ForeignText = "<img src=x onerror=\"document.title='taken'\"> & Co";

    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.FromHours(1));

    private static readonly RecordLink Ana = new()
    {
        Kind = RecordKind.Person,
        RecordId = RecordId.Parse("p-1"),
        Name = "Ana Lima",
        Url = "http://127.0.0.1:9/records/p-1",
    };

    private static readonly ReadingReport Report = new()
    {
        ReadAt = Noon,
        Flavour = "e",
        Pack = new() { Id = "whatsapp-web", Version = "1" },
        Coverage = new() { RowsSeen = 4, RowsRead = 3, NotRendered = 1, Truncated = 0, UnknownKind = 0, First = Noon, Last = Noon.AddMinutes(2) },
        Strategies = new Dictionary<string, string>(),
        Flags = [],
    };

    private static readonly RecordField[] Fields =
    [
        new() { Key = "stage", Label = "Stage", Kind = FieldKind.Status, Value = new FieldValue("Negotiation"), Display = "Negotiation", Editable = true, Options = ["Lead", "Negotiation", "Won"] },
        new() { Key = "email", Label = "Email", Kind = FieldKind.Email, Value = new FieldValue("ana@lima.example"), Display = "ana@lima.example", Editable = true },
        new() { Key = "tags", Label = "Tags", Kind = FieldKind.Multiselect, Value = new FieldValue((string[])["law", "sea"]), Display = "law, sea", Editable = true, Options = ["law", "sea", "wine"] },
        new() { Key = "vip", Label = "Important", Kind = FieldKind.Checkbox, Value = new FieldValue("true"), Display = "Yes", Editable = true },
        new() { Key = "nextStep", Label = "Next step", Kind = FieldKind.Date, Value = new FieldValue("2026-03-13"), Display = "13 March", Editable = true },
        new() { Key = "sites", Label = "Sites", Kind = FieldKind.Url, Value = new FieldValue((string[])["https://a.example", "https://b.example"]), Display = "2 sites", Editable = true },
        new() { Key = "owner", Label = "Owner", Kind = FieldKind.User, Display = "Bea Souza", Editable = false },
    ];

    public static CaptureState Idle { get; } = new() { Phase = CapturePhase.Idle, ChannelName = "WhatsApp", Session = Session(), Snippets = [new() { Id = "s-1", Title = "Thank you", Text = "Thank you for your time." }] };

    public static CaptureState Working { get; } = Idle with { Phase = CapturePhase.Working };

    public static CaptureState Unlinked { get; } = Idle with
    {
        Phase = CapturePhase.Unlinked,
        Chat = new() { Title = "Ana Lima", Phone = "+5511999990000", Strength = IdentityStrength.Strong },
        Report = Report,
        Conversation = Conversation(PrivacyState.Private, null),
        Suggestions =
        [
            new() { Kind = RecordKind.Person, RecordId = RecordId.Parse("p-1"), Name = "Ana Lima", Subtitle = "Counsel, Praia Law", Score = 96, Reasons = ["Same phone number"] },
            new() { Kind = RecordKind.Company, RecordId = RecordId.Parse("c-1"), Name = "Lima & Filhos", Subtitle = "São Paulo", Score = 41, Reasons = ["Similar name"] },
        ],
        Hits = [new() { Kind = RecordKind.Person, RecordId = RecordId.Parse("p-2"), Name = "Anabel Costa", Subtitle = "Costa Ltda" }],
    };

    public static CaptureState Private { get; } = Unlinked with
    {
        Phase = CapturePhase.Private,
        Conversation = Conversation(PrivacyState.Private, Ana),
        Suggestions = [],
        Hits = null,
        Record = new() { Kind = RecordKind.Person, RecordId = RecordId.Parse("p-1"), Name = "Ana Lima", Url = Ana.Url, Fields = Fields, Stage = "Negotiation", LastContactedAt = Noon, NextStepAt = Noon.AddDays(9) },
        Preview = Preview(),
        Activities = [new() { Id = "a-1", Kind = ActivityKind.Conversation, Day = "2026-03-04", Sentence = "WhatsApp conversation — 21 messages", Typed = "Call on Friday" }],
        MoreActivities = "50",
    };

    public static CaptureState Edited { get; } = Private with
    {
        Edits = new Dictionary<string, CaptureFailure?>
        {
            ["stage"] = null,
            ["email"] = new("record-changed", "The record was changed in the CRM meanwhile.", "Look at it, then try again."),
        },
        Outcome = new CaptureOutcome.Withdrawn([new() { What = "note", State = "erased" }, new() { What = "activity", State = "owed" }]),
    };

    public static CaptureState AskingSameChat { get; } = Private with
    {
        Conversation = Conversation(PrivacyState.Shared, Ana),
        AskSameChat = true,
    };

    /// <summary>Known by its title alone, and showing none of the messages read before.</summary>
    public static CaptureState AskingWhichChat { get; } = Private with
    {
        AskSameChat = true,
        Chat = new ChatIdentity { Title = "Ana Lima", Strength = IdentityStrength.Weak },
        Preview = null,
    };

    /// <summary>Known by its messages, under another name than before.</summary>
    public static CaptureState Renamed { get; } = Private with { AskSameChat = true, IsRenamed = true, Preview = null };

    public static CaptureState Previewing { get; } = Private with
    {
        Phase = CapturePhase.Preview,
        Conversation = Conversation(PrivacyState.Shared, Ana),
    };

    public static CaptureState Sent { get; } = Previewing with
    {
        Phase = CapturePhase.Sent,
        Preview = null,
        Result = new()
        {
            Accepted = 3,
            Duplicates = 21,
            Edited = 0,
            Withheld = 1,
            Total = 24,
            Note = new() { Id = "n-1", Url = "http://127.0.0.1:9/records/p-1#note", Parts = 1, State = NoteState.Current },
            Conversation = Conversation(PrivacyState.Shared, Ana),
        },
    };

    public static CaptureState Held { get; } = Sent with
    {
        Held = [Message("AAAAAAAA1", Direction.In, MessageKind.Text, "Bom dia!"), Message("AAAAAAAA2", Direction.Out, MessageKind.Text, ForeignText)],
        MoreHeld = "2",
    };

    public static CaptureState Failed { get; } = Idle with
    {
        Failure = new("no-chat-open", "No chat is open. Nothing was read.", "Open a chat, then click Sync."),
    };

    public static CaptureState Closed { get; } = new() { Phase = CapturePhase.Closed, ChannelName = "WhatsApp" };

    private static SessionInfo Session() => new()
    {
        Contract = "1.0",
        Workspace = new() { Id = "w", Name = "Praia Law" },
        Member = new() { Id = "m", Name = "Bea Souza" },
        Crm = new() { Name = CrmName.Embedded, DisplayName = "Practice CRM" },
        Scopes = [],
        Features = [],
        PrivacyChange = PrivacyAuthority.Client,
        Limits = new(),
        Packs = new() { Minimum = new Dictionary<string, string>(), Revoked = [] },
        Labels = new Dictionary<string, string>(),
    };

    private static Conversation Conversation(PrivacyState privacy, RecordLink? link) => new()
    {
        Id = ConversationId.Parse("abcdefghijklmnopqrstuv"),
        Channel = ChannelKind.WhatsApp,
        Privacy = privacy,
        Link = link,
        Transmitted = new() { Messages = 21, First = Noon.AddDays(-9), Last = Noon },
        Crm = CrmName.Embedded,
    };

    private static SendPreview Preview() => new(
        "Ana Lima",
        "Practice CRM",
        [
            Message("AAAAAAAA1", Direction.In, MessageKind.Text, "Bom dia! Can we sign on Friday? 🖊"),
            Message("AAAAAAAA2", Direction.Out, MessageKind.Text, ForeignText),
            Message("AAAAAAAA3", Direction.In, MessageKind.Image, "The signed page"),
        ],
        Report,
        21);

    private static CapturedMessage Message(string id, Direction direction, MessageKind kind, string words) => new()
    {
        Id = MessageId.Parse(id),
        SentAt = Noon,
        SentAtCertainty = TimeCertainty.Minute,
        Author = direction == Direction.In ? "Ana Lima" : null,
        Direction = direction,
        Kind = kind,
        Text = kind == MessageKind.Text ? words : null,
        Caption = kind == MessageKind.Text ? null : words,
    };
}
