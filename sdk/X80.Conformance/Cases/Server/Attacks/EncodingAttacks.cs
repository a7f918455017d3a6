using System.Text;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>EN: bytes that a gate and a store could read differently.</summary>
internal static class EncodingAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-2/EN/1", "A claim whose name is written in escapes", s => s.SyncTextAsync(body => $"{{\"pri\\u0076acy\":\"sh\\u0061red\",{body[1..]}")),
        new("GATE-2/EN/2", "A body in UTF-16", s => s.RawSyncAsync(raw => raw
            .Instead("Content-Type", "Content-Type: application/json; charset=utf-16")
            .WithBody(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(raw.Body))))),
        new("GATE-2/EN/3", "A body in UTF-7", s => s.RawSyncAsync(raw => raw.Instead("Content-Type", "Content-Type: application/json; charset=utf-7"))),
        new("GATE-2/EN/4", "A NUL in a text", s => s.SyncTextAsync(body => body.Replace("\"kind\":\"text\",\"text\":\"", "\"kind\":\"text\",\"text\":\"\\u0000", StringComparison.Ordinal))) { On = Stage.Shared },
        new("GATE-3/EN/5", "The state with blanks around it", async s =>
        {
            foreach (var state in new[] { "shared ", " shared", "shared\t", "shared\u00a0", "shared\u200b" })
            {
                await s.FlipAsync(body => body["state"] = state);
            }
        }),
        new("GATE-3/EN/6", "The state in look-alikes", async s =>
        {
            foreach (var state in new[] { "\u0455hared", "\uff53\uff48\uff41\uff52\uff45\uff44", "shar\u0435d" })
            {
                await s.FlipAsync(body => body["state"] = state);
            }
        }),
        new("GATE-2/EN/7", "A byte order mark before the body", s => s.RawSyncAsync(raw => raw.WithBody([0xEF, 0xBB, 0xBF, .. raw.Body]))),
        new("WIRE-6/EN/8", "Bytes that are no UTF-8", s => s.RawSyncAsync(raw => raw.WithBody(WithBrokenByte(raw.Body)))) { On = Stage.Shared },
        new("WIRE-6/EN/9", "Numbers as fractions and powers", async s =>
        {
            await s.SyncTextAsync(body => body.Replace("\"truncated\":0", "\"truncated\":0e0", StringComparison.Ordinal), "a power");
            await s.SyncTextAsync(body => body.Replace("\"notRendered\":0", "\"notRendered\":0.0", StringComparison.Ordinal), "a fraction");
        }) { On = Stage.Shared },
        new("WIRE-6/EN/10", "Half of a surrogate pair", s => s.SyncTextAsync(body => body.Replace("\"text\":\"", "\"text\":\"\\ud83d", StringComparison.Ordinal))) { On = Stage.Shared },
        new("WIRE-6/EN/11", "Texts for numbers and numbers for texts", async s =>
        {
            await s.SyncTextAsync(body => body.Replace("\"notRendered\":0", "\"notRendered\":\"0\"", StringComparison.Ordinal), "a text for a number");
            await s.SyncMessageAsync((message, text) => (message["text"], message["edited"]) = (text, "true"), "a text for a truth");
            await s.SyncMessageAsync((message, text) => (message["text"], message["author"]) = (text, 7), "a number for a text");
        }) { On = Stage.Shared },
        new("WIRE-6/EN/12", "Null for an absent member", s => s.SyncMessageAsync((message, text) => (message["text"], message["caption"]) = (text, null))) { On = Stage.Shared },
        new("WIRE-6/EN/13", "Comments and a comma too many", async s =>
        {
            await s.SyncTextAsync(body => "/* ok */" + body, "a comment");
            await s.SyncTextAsync(body => body[..^1] + ",}", "a comma too many");
            await s.SyncTextAsync(body => body + "{}", "a second object");
        }) { On = Stage.Shared },
    ];

    private static byte[] WithBrokenByte(byte[] body)
    {
        var at = body.AsSpan().IndexOf("\"text\":\""u8) + "\"text\":\"".Length;
        return [.. body[..at], 0xC3, 0x28, .. body[at..]];
    }
}
