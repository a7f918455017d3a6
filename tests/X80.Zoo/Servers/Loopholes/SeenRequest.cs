using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace X80.Zoo.Servers.Loopholes;

/// <summary>A request as it came, before the server has looked at it; and as a sabotaged one reads it.</summary>
internal sealed record SeenRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <value>The first line's address, undecoded.</value>
    public required string Target { get; init; }

    /// <value>Such as <c>HTTP/1.1</c>.</value>
    public string Protocol { get; init; } = "";

    /// <value>The connection that it came by.</value>
    public string Connection { get; init; } = "";

    public string Text => Encoding.UTF8.GetString(Body);

    /// <value>The body as a careless reader takes it; null where even that finds no object.</value>
    public JsonObject? Json => CarelessJson.Read(Body);

    /// <value>The conversation that the path names; empty for none.</value>
    public string IdOrEmpty => Path.StartsWith("/api/ext/conversations/", StringComparison.Ordinal) ? Path.Split('/')[4] : "";

    public bool IsLog => Method == "POST" && Path.EndsWith("/activities", StringComparison.Ordinal);

    public bool IsGet(string end) => Method == "GET" && Path.EndsWith(end, StringComparison.Ordinal);

    /// <value>The one conversation is asked for, and nothing below it.</value>
    public bool IsGetConversation => Method == "GET" && IdOrEmpty.Length > 0 && Path.Split('/').Length == 5;

    /// <value>The body is the strict JSON of the contract and is sent as such.</value>
    public bool IsProper
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Body, new JsonDocumentOptions { AllowDuplicateProperties = false });
                return Header("Content-Type") == "application/json" && Header("Content-Encoding") is null && Header("Transfer-Encoding") is null;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    public bool IsSync => Method == "POST" && Path.EndsWith("/sync", StringComparison.Ordinal);

    public bool IsFlip => Method == "PUT" && Path.EndsWith("/privacy", StringComparison.Ordinal);

    public bool IsShare => Method == "POST" && Path.EndsWith("/messages", StringComparison.Ordinal);

    public bool IsOpen => Method == "POST" && Path.EndsWith("/conversations", StringComparison.Ordinal);

    public static async Task<SeenRequest> OfAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return new SeenRequest(
            http.Request.Method,
            http.Request.Path.Value ?? "",
            http.Request.QueryString.Value ?? "",
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray())
        {
            Target = http.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Protocol = http.Request.Protocol,
            Connection = http.Connection.Id,
        };
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public SeenRequest WithHeader(string name, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [name] = value } };

    /// <summary>The request as the contract has it, with whatever does not belong left out.</summary>
    public SeenRequest Read() => With(_ => { });

    /// <summary>The same, changed before what does not belong is left out.</summary>
    public SeenRequest With(Action<JsonObject> change)
    {
        if (Json is not { } json)
        {
            return this;
        }
        change(json);
        CarelessJson.KeepKnown(json, IsFlip);
        if (IsSync)
        {
            json.Remove("conversationId");
        }
        return this with { Body = Encoding.UTF8.GetBytes(json.ToJsonString()) };
    }

    /// <summary>Puts this in the place of the request that came.</summary>
    public void ApplyTo(HttpContext http)
    {
        http.Request.Method = Method;
        http.Request.Path = Path;
        http.Request.QueryString = new QueryString(Query);
        foreach (var (name, value) in Headers)
        {
            http.Request.Headers[name] = value;
        }
        http.Request.Body = new MemoryStream(Body);
        if (Body.Length > 0)
        {
            http.Request.Headers.Remove("Content-Encoding");
            http.Request.Headers.Remove("Transfer-Encoding");
            http.Request.ContentLength = Body.Length;
            http.Request.ContentType = "application/json";
        }
    }
}
