using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Conformance.Wire;

/// <summary>A conversation as the server last showed it: what a consent must be bound to.</summary>
internal sealed class WireConversation(string id)
{
    public string Id => id;

    public ConsentTarget? To { get; private set; }

    /// <summary>The linked record.</summary>
    /// <exception cref="StepRefusedException">There is none.</exception>
    public ConsentTarget Record => To ?? throw new StepRefusedException("The conversation is not linked.");

    public int Already { get; private set; }

    /// <summary>What was accepted before: a later sync must overlap with it to prove that it is the same chat.</summary>
    public List<JsonObject> Accepted { get; } = [];

    /// <summary>The same state, addressed otherwise: an id that a server may read as this one.</summary>
    public WireConversation As(string otherId) => new(otherId) { To = To, Already = Already };

    /// <summary>As a client would believe it that saw something else.</summary>
    public WireConversation Believing(ConsentTarget? to, int already) => new(Id) { To = to, Already = already };

    /// <summary>The same state under an id that no server knows.</summary>
    public WireConversation Unknown() => new(ConversationId.NewRandom().Value) { To = To, Already = Already };

    public void Update(JsonElement conversation)
    {
        To = conversation.TryGetProperty("link", out var link) ? TargetOf(conversation, link) : null;
        Already = conversation.GetProperty("transmitted").GetProperty("messages").GetInt32();
    }

    private static ConsentTarget TargetOf(JsonElement conversation, JsonElement link) => new()
    {
        Crm = CrmName.Parse(conversation.GetProperty("crm").GetString()!),
        Kind = RecordKind.Parse(link.GetProperty("kind").GetString()!),
        RecordId = RecordId.Parse(link.GetProperty("recordId").GetString()!),
    };
}
