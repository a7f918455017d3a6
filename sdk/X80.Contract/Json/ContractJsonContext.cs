using System.Text.Json;
using System.Text.Json.Serialization;
using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Ledgers;
using X80.Contract.Messages;
using X80.Contract.Problems;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.Contract.Tokens;

namespace X80.Contract.Json;

[JsonSerializable(typeof(SessionInfo))]
[JsonSerializable(typeof(OpenConversation))]
[JsonSerializable(typeof(OpenedConversation))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationPage))]
[JsonSerializable(typeof(PrivacyChange))]
[JsonSerializable(typeof(LinkChange))]
[JsonSerializable(typeof(SyncRequest))]
[JsonSerializable(typeof(SyncResult))]
[JsonSerializable(typeof(ShareRequest))]
[JsonSerializable(typeof(ShareResult))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(CapturedMessage))]
[JsonSerializable(typeof(NoteView))]
[JsonSerializable(typeof(WithdrawRequest))]
[JsonSerializable(typeof(WithdrawResult))]
[JsonSerializable(typeof(LedgerPage))]
[JsonSerializable(typeof(SnippetList))]
[JsonSerializable(typeof(RecordSearch))]
[JsonSerializable(typeof(RecordHits))]
[JsonSerializable(typeof(CreateRecord))]
[JsonSerializable(typeof(CrmRecord))]
[JsonSerializable(typeof(EditRecord))]
[JsonSerializable(typeof(EditedRecord))]
[JsonSerializable(typeof(LogActivity))]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivityPage))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(ConsentClaim))]
[JsonSerializable(typeof(ReadingReport))]
[JsonSerializable(typeof(PairRequest))]
[JsonSerializable(typeof(PairAnswer))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.General)]
public sealed partial class ContractJsonContext : JsonSerializerContext;
