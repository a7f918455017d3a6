using System.Text.Json;

namespace X80.Harness.Guarding;

/// <summary>
/// Whatever a document of the channel hands on, camera and microphone stay with the channel's own origin: the browser asks the person in
/// the name of the top frame, whichever frame wants them, so no other may want them (GUARD-4). A header on each document says so; what no
/// header reaches, such as a document that a service worker made, is asked after once it stands there.
/// </summary>
/// <param name="origin">The channel's own.</param>
internal sealed class FramePolicy(string origin)
{
    private const string Header = "Permissions-Policy";

    private static readonly string[] Features = ["camera", "microphone"];

    /// <summary>The answer to a document's response that the browser holds back: as it came, with the policy beside its headers.</summary>
    /// <param name="paused"><c>Fetch.requestPaused</c> at the stage of the response.</param>
    public (string Method, Dictionary<string, object> Arguments) Answer(JsonElement paused)
    {
        var id = paused.GetProperty("requestId").GetString()!;
        if (!paused.TryGetProperty("responseStatusCode", out var status) || status.GetInt32() is >= 300 and < 400)
        {
            // No document: it failed, or leads on and is asked about anew.
            return ("Fetch.continueRequest", new() { ["requestId"] = id });
        }

        var whom = IsOwn(paused.GetProperty("request").GetProperty("url").GetString()!) ? "=(self)" : "=()";
        var policy = string.Join(", ", Features.Select(feature => feature + whom));

        // Of two that speak of one feature the browser takes the last.
        var headers = paused.GetProperty("responseHeaders").EnumerateArray()
            .Select(header => new { name = header.GetProperty("name").GetString()!, value = header.GetProperty("value").GetString()! })
            .Append(new { name = Header, value = policy })
            .ToArray();
        return ("Fetch.continueResponse", new() { ["requestId"] = id, ["responseCode"] = status.GetInt32(), ["responseHeaders"] = headers });
    }

    /// <summary>Whether a frame that was committed shows another origin's document: a blank, written or blob one has what its parent has.</summary>
    public bool IsOfAnother(string url) => url.StartsWith("https://", StringComparison.Ordinal) && !IsOwn(url);

    /// <param name="answer">Of <c>Page.getPermissionsPolicyState</c>.</param>
    public static bool HandsOn(JsonElement answer) => answer.GetProperty("states").EnumerateArray()
        .Any(state => state.GetProperty("allowed").GetBoolean() && Features.Contains(state.GetProperty("feature").GetString()));

    private bool IsOwn(string url) => url.StartsWith(origin + "/", StringComparison.Ordinal);
}
