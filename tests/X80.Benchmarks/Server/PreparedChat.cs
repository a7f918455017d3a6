using System.Text.Json.Nodes;
using X80.Conformance.Wire;
using X80.Contract.Tokens;

namespace X80.Benchmarks.Server;

/// <summary>A conversation that may be synced, with the messages to sync.</summary>
internal sealed record PreparedChat(WireMember Member, X80Token Token, WireConversation Conversation, IReadOnlyList<JsonObject> Messages);
