using System.Globalization;
using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>Bodies as a client writes them.</summary>
public static class Wire
{
    private static int next;

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string NewId() => string.Create(CultureInfo.InvariantCulture, $"3EB0{Interlocked.Increment(ref next):D12}");

    public static string Canary() => "canary" + Guid.NewGuid().ToString("N");

    public static JsonObject Message(string text, string? id = null, string sentAt = "2026-11-23T09:15:00+01:00") => new()
    {
        ["id"] = id ?? NewId(),
        ["sentAt"] = sentAt,
        ["sentAtCertainty"] = "minute",
        ["author"] = "Ana Lima",
        ["direction"] = "in",
        ["kind"] = "text",
        ["text"] = text,
    };

    public static JsonObject Sync(DateTimeOffset readAt, params JsonObject[] messages) => new()
    {
        ["reading"] = new JsonObject
        {
            ["readAt"] = Time(readAt),
            ["flavour"] = "e",
            ["pack"] = new JsonObject { ["id"] = "whatsapp-e", ["version"] = "1.0.0" },
            ["coverage"] = new JsonObject
            {
                ["rowsSeen"] = messages.Length,
                ["rowsRead"] = messages.Length,
                ["notRendered"] = 0,
                ["truncated"] = 0,
                ["unknownKind"] = 0,
            },
            ["strategies"] = new JsonObject(),
            ["flags"] = new JsonArray(),
        },
        ["messages"] = new JsonArray([.. messages.Select(message => message.DeepClone())]),
    };
}
