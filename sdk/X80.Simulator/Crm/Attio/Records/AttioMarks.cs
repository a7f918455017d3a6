using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio.Records;

/// <summary>What Attio itself writes into a new record.</summary>
internal static class AttioMarks
{
    public static void Put(AttioWorkspace workspace, AttioRecord record, JsonObject actor)
    {
        record.Values["record_id"] = [new JsonObject { ["value"] = record.Id.ToString() }];
        record.Values["created_at"] = [new JsonObject { ["value"] = AttioWorkspace.Stamp(record.CreatedAt) }];
        record.Values["created_by"] =
        [
            new JsonObject { ["referenced_actor_type"] = actor["type"]!.DeepClone(), ["referenced_actor_id"] = actor["id"]!.DeepClone() },
        ];
        foreach (var slug in new[] { "record_id", "created_at", "created_by" })
        {
            var attribute = workspace.Schema.Find(record.Object, slug);
            record.Values[slug] = [AttioValues.Envelope(workspace, attribute, record.Values[slug][0], actor)];
        }
    }
}
