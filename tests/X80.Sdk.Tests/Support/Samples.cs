using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.Contract.Tokens;
using X80.Sdk.Clicks;

namespace X80.Sdk.Tests.Support;

/// <summary>Invented people and what a backend says of them.</summary>
internal static class Samples
{
    public const string Document = "document-1";

    /// <summary>A text that must turn up nowhere but in the message itself.</summary>
    public const string Canary = "canary-quetzal-7319";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static X80Token Token { get; } = X80Token.NewRandom();

    public static ConversationId Id { get; } = ConversationId.Parse("conversation-0000000001");

    public static RecordLink Link { get; } = new()
    {
        Kind = RecordKind.Person,
        RecordId = RecordId.Parse("ana"),
        Name = "Ana Lima",
        Url = "https://crm.example/ana",
    };

    public static NoteRef Note { get; } = new() { Id = "note-1", Url = "https://crm.example/note-1", Parts = 1, State = NoteState.Current };

    public static SessionInfo Session { get; } = new()
    {
        Contract = "1.0",
        Workspace = new NamedRef { Id = "w1", Name = "Harbour & Co" },
        Member = new NamedRef { Id = "m1", Name = "Jo" },
        Crm = new CrmInfo { Name = CrmName.Embedded, DisplayName = "Embedded CRM" },
        Scopes = [Scope.Capture, Scope.Privacy, Scope.Records, Scope.Read],
        Features = [],
        KeyMaterial = "a2V5LW1hdGVyaWFsLTAwMQ",
        PrivacyChange = PrivacyAuthority.Client,
        Limits = ContractLimits.Version1,
        Packs = new PackPolicy { Minimum = new Dictionary<string, string>(), Revoked = [] },
        Labels = new Dictionary<string, string>(),
    };

    public static CrmRecord Record { get; } = new()
    {
        Kind = Link.Kind,
        RecordId = Link.RecordId,
        Name = Link.Name,
        Url = Link.Url,
        Fields =
        [
            new RecordField { Key = "stage", Label = "Stage", Kind = FieldKind.Status, Value = new FieldValue("Lead"), Display = "Lead", Editable = true, Options = ["Lead", "Won"] },
            new RecordField { Key = "owner", Label = "Owner", Kind = FieldKind.User, Display = "Jo", Editable = false },
        ],
    };

    public static Activity Activity { get; } = new()
    {
        Id = "activity-1",
        Kind = ActivityKind.Conversation,
        Day = "2026-11-20",
        Sentence = "WhatsApp conversation",
    };

    public static Snippet Snippet { get; } = new() { Id = "s1", Title = "Thanks", Text = "Thank you." };

    public static Suggestion Suggestion { get; } = new()
    {
        Kind = Link.Kind,
        RecordId = Link.RecordId,
        Name = Link.Name,
        Subtitle = "Atlas Norte",
        Score = 95,
        Reasons = ["The name is the same"],
    };

    public static Conversation Conversation(bool linked = false, bool shared = false, int transmitted = 0, NoteRef? note = null) => new()
    {
        Id = Id,
        Channel = ChannelKind.WhatsApp,
        Privacy = shared ? PrivacyState.Shared : PrivacyState.Private,
        Link = linked ? Link : null,
        Transmitted = new Transmitted { Messages = transmitted },
        Note = note,
        Crm = CrmName.Embedded,
    };

    public static CapturedMessage Message(string id = "3EB0A1B2C3D4", string text = Canary) => new()
    {
        Id = MessageId.Parse(id),
        SentAt = Noon,
        SentAtCertainty = TimeCertainty.Minute,
        Direction = Direction.In,
        Kind = MessageKind.Text,
        Author = "Ana Lima",
        Text = text,
    };

    public static ReadingReport Report { get; } = new()
    {
        ReadAt = Noon,
        Flavour = "e",
        Pack = new PackStamp { Id = "whatsapp-web", Version = "1.0.0" },
        Coverage = new Coverage { RowsSeen = 1, RowsRead = 1, NotRendered = 0, Truncated = 0, UnknownKind = 0 },
        Strategies = new Dictionary<string, string> { ["rows"] = "role" },
        Flags = [],
    };

    public static SyncResult Synced(int accepted = 1) => new()
    {
        Accepted = accepted,
        Duplicates = 0,
        Edited = 0,
        Withheld = 0,
        Total = accepted,
        Note = Note,
        Conversation = Conversation(linked: true, shared: true, transmitted: accepted, note: Note),
    };

    public static FakeTimeProvider Clock() => new(Noon);

    /// <summary>A click as a gate mints it, on a surface that stood still.</summary>
    public static HumanClick Click(TimeProvider time, string control = "sync", string document = Document) =>
        new ClickGate(time).Mint(new SurfaceClick(control, Trusted: true, SurfaceVisible: true, ClickGate.SettleTime, document), out _)!;

    /// <summary>A consented sync of one message with the canary in it.</summary>
    public static Consented<SyncRequest> ConsentedSync(TimeProvider time, Conversation shown) => Consent.Give(
        Click(time, "send"),
        ConsentTerms.About(ConsentAction.Sync, shown),
        TimeSpan.Zero,
        claim => new SyncRequest { Consent = claim, Reading = Report, Messages = [Message()] });

    public static string Json<T>(T answer) => JsonSerializer.Serialize(answer, ContractJson.Tolerant);
}
