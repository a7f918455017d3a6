using System.Globalization;
using System.Text.Json.Nodes;
using X80.Simulator.Crm.Attio.Records;

namespace X80.Simulator.Crm.Attio;

/// <summary>Everything that one workspace holds. One request at a time.</summary>
internal sealed class AttioWorkspace(AttioStandInOptions options)
{
    private readonly Dictionary<string, Guid> objectIds = [];

    public AttioStandInOptions Options => options;

    public Guid Id { get; } = Guid.NewGuid();

    public Guid MemberId { get; } = Guid.NewGuid();

    public Guid KeyId { get; } = Guid.NewGuid();

    public AttioSchema Schema { get; } = new(options.HasDeals);

    public List<AttioRecord> Records { get; } = [];

    public List<AttioNote> Notes { get; } = [];

    public List<JsonObject> Tasks { get; } = [];

    public List<AttioEntry> Entries { get; } = [];

    /// <value>The keys that it knows.</value>
    public HashSet<string> Keys { get; } = [options.Key];

    /// <value>Bytes of a note's content from which on it is answered 413.</value>
    public int NoteBytes { get; set; } = options.NoteBytes;

    public DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>Who a request of the key is by.</summary>
    public JsonObject KeyActor => new() { ["type"] = "api-token", ["id"] = KeyId.ToString() };

    /// <summary>The one person of the workspace.</summary>
    public JsonObject MemberActor => new() { ["type"] = "workspace-member", ["id"] = MemberId.ToString() };

    /// <summary>With nine digits of a second, as Attio writes them.</summary>
    public static string Stamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    public Guid ObjectId(string slug)
    {
        if (!objectIds.TryGetValue(slug, out var id))
        {
            objectIds[slug] = id = Guid.NewGuid();
        }

        return id;
    }

    /// <exception cref="AttioRefusalException">There is none, or a merge of it is under way.</exception>
    public AttioRecord Find(string slug, string id)
    {
        Schema.Of(slug);
        if (!Guid.TryParseExact(id, "D", out _))
        {
            throw AttioRefusalException.Validation("A record ID is a UUID.");
        }

        var record = Records.FirstOrDefault(record => record.Object == slug && record.Id.ToString() == id)
            ?? throw AttioRefusalException.NotFound($"Record with ID \"{id}\"");
        return record.MergedUntil <= Now
            ? record
            : throw new AttioRefusalException(404, "invalid_request_error", "merge_in_progress", "The record is being merged.");
    }
}
