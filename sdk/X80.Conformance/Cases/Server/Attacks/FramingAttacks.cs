using System.IO.Compression;
using System.Text;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>HT: the same request, framed as no library would.</summary>
internal static class FramingAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-3/HT/1", "A state given twice", async s =>
        {
            await s.FlipAsync(s.Member.SetShared(s.Target).WithText(body => $"{{\"state\":\"private\",{body[1..]}"));
            await s.FlipAsync(s.Member.SetShared(s.Target).WithText(body => body[..^1] + ",\"state\":\"private\"}"));
        }),
        new("GATE-3/HT/2", "A state in another case", async s =>
        {
            await s.FlipAsync(s.Member.SetShared(s.Target).WithText(body => body.Replace("\"state\":", "\"State\":", StringComparison.Ordinal)));
            await s.FlipAsync(s.Member.SetShared(s.Target).WithText(body => $"{{\"STATE\":\"private\",{body[1..]}"));
        }),
        new("GATE-2/HT/3", "Address and header against the body", s => s.SyncAsync(wire: request => (request with { Path = request.Path + "?state=shared&privacy=shared&mode=shared" })
            .With("X-Privacy", "shared").With("X-Forwarded-Privacy", "shared"))),
        new("WIRE-6/HT/4", "Another content type, or none", async s =>
        {
            foreach (var type in new[] { "text/plain", "application/x+json", "application/vnd.api+json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json" })
            {
                await s.RawSyncAsync(raw => raw.Instead("Content-Type", $"Content-Type: {type}"), type);
            }
            await s.RawSyncAsync(raw => raw.Without("Content-Type"), "no content type");
        }) { On = Stage.Shared },
        new("GATE-2/HT/5", "A body in gzip", s => s.RawSyncAsync(raw => raw.WithBody(Zip(raw.Body)).With("Content-Encoding: gzip"))),
        new("GATE-2/HT/6", "Another method on the route", async s =>
        {
            foreach (var method in new[] { "PUT", "PATCH", "post", "GET", "DELETE", "OPTIONS", "SYNC" })
            {
                await s.RawSyncAsync(raw => raw.WithLine(line => method + line[4..]), method);
            }
        }),
        new("GATE-2/HT/7", "A method said by a header", async s =>
        {
            foreach (var header in new[] { "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override" })
            {
                await s.RawSyncAsync(raw => raw.With($"{header}: PUT"), header);
            }
        }),
        new("GATE-2/HT/8", "A length and chunks at once", s => s.RawSyncAsync(raw => raw.With("Transfer-Encoding: chunked") with { Body = Chunked(raw.Body) })),
        new("GATE-2/HT/9", "A body in chunks", s => s.RawSyncAsync(raw => raw.Instead("Content-Length", "Transfer-Encoding: chunked") with { Body = Chunked(raw.Body) })) { TakenWhereShared = true },
        new("GATE-2/HT/10", "A second request behind a refused one", async s =>
        {
            var second = RawRequest.Of(s.Member.Sync(s.Target, s.Chatter.Around(s.Text("request behind a refused one"))), s.Trial.Rig.Wire.Server);
            await s.RawSyncAsync(raw =>
            {
                byte[] both = [.. raw.Body, .. second.Head(), .. second.Body];
                return raw.Without("Connection") with { Body = both };
            });
        }),
        new("GATE-2/HT/11", "The path written otherwise", async s =>
        {
            string[] paths =
            [
                WireMember.At(ExtRoutes.Sync, s.Target) + "/", WireMember.At(ExtRoutes.Sync, s.Target).Replace("/sync", "//sync", StringComparison.Ordinal),
                WireMember.At(ExtRoutes.Sync, s.Target).Replace("/api/ext", "/API/Ext", StringComparison.Ordinal), WireMember.At(ExtRoutes.Sync, s.Target).Replace("/sync", "/SYNC", StringComparison.Ordinal),
                "/api/ext/%2e%2e/ext" + WireMember.At(ExtRoutes.Sync, s.Target)["/api/ext".Length..], WireMember.At(ExtRoutes.Sync, s.Target).Replace("/sync", "/%73ync", StringComparison.Ordinal),
                "/api/ext/./" + WireMember.At(ExtRoutes.Sync, s.Target)["/api/ext/".Length..],
            ];
            foreach (var path in paths)
            {
                await s.RawSyncAsync(raw => raw.WithLine(_ => $"POST {path} HTTP/1.1"), path.Replace(s.Target.Id, "{id}", StringComparison.Ordinal));
            }
        }),
        new("GATE-2/HT/12", "The whole address in the first line", s => s.RawSyncAsync(
            raw => raw.WithLine(line => line.Replace("POST ", "POST " + s.Trial.Rig.Wire.Server.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)))),
        new("GATE-2/HT/13", "A twin by WebSocket", s => s.RawSyncAsync(raw => raw
            .Instead("Connection", "Connection: Upgrade").With("Upgrade: websocket").With("Sec-WebSocket-Version: 13").With("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))),
        new("GATE-2/HT/14", "An older version of HTTP", s => s.RawSyncAsync(raw => raw.WithLine(line => line.Replace("HTTP/1.1", "HTTP/1.0", StringComparison.Ordinal)))) { TakenWhereShared = true },
        new("GATE-2/HT/15", "A length that is shorter than the body", s => s.RawSyncAsync(raw => raw.Instead("Content-Length", $"Content-Length: {raw.Body.Length - 2}"))) { On = Stage.Shared },
        new("WIRE-6/HT/16", "The messages given twice", s => s.SyncTextAsync(body =>
            $"{{\"messages\":[],{body[1..]}")) { On = Stage.Shared },
        new("WIRE-6/HT/17", "Members in another case", s => s.SyncTextAsync(body => body.Replace("\"messages\":", "\"Messages\":", StringComparison.Ordinal))) { On = Stage.Shared },
    ];

    private static byte[] Zip(byte[] body)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }
        return target.ToArray();
    }

    private static byte[] Chunked(byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];
}
