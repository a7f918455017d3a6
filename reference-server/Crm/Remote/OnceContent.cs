using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Crm.Remote;

/// <summary>
/// A JSON body that is sent once. The platform's handler may send a request again by itself when a connection that it kept open
/// breaks before an answer; of a write that must not happen unseen.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] json;
    private bool wasSent;

    public OnceContent(JsonObject body)
    {
        json = Encoding.UTF8.GetBytes(body.ToJsonString());
        Headers.ContentType = new("application/json") { CharSet = "utf-8" };
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (wasSent)
        {
            throw new IOException("The body was sent before.");
        }

        wasSent = true;
        await stream.WriteAsync(json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}
