using System.Text.Json.Nodes;

namespace X80.Conformance.Calibration;

/// <summary>A conversation of a server of the calibration.</summary>
internal sealed class CalibrationChat(string id)
{
    public string Id => id;

    public bool IsLinked { get; set; }

    public bool IsShared { get; set; }

    public int Count { get; set; }

    /// <summary>What was accepted.</summary>
    public string Messages { get; set; } = "";

    /// <summary>What was refused, and should have been forgotten.</summary>
    public string Refused { get; set; } = "";

    public JsonObject Shown()
    {
        var shown = new JsonObject
        {
            ["id"] = id,
            ["crm"] = "embedded",
            ["privacy"] = IsShared ? "shared" : "private",
            ["transmitted"] = new JsonObject { ["messages"] = Count },
        };
        if (IsLinked)
        {
            shown["link"] = new JsonObject { ["kind"] = "person", ["recordId"] = "p1" };
        }
        return shown;
    }
}
