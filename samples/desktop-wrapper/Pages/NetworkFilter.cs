using System.Text;
using System.Text.Json.Nodes;
using X80.Samples.DesktopWrapper.Native;
using X80.Sdk.Channels;

namespace X80.Samples.DesktopWrapper.Pages;

/// <summary>
/// The network list as rules that the engine itself keeps: whatever the page asks for (a script, a picture, a socket, a beacon, a
/// frame, a hop of a redirect), no host but the channel's answers.
/// </summary>
internal static class NetworkFilter
{
    private const string Name = "x80-channel-hosts";

    private const string Ignore = "ignore-previous-rules";

    private static readonly string[] NeedsNoRequest = ["data", "blob", "about"];

    private static readonly string[] Requested = ["https", "wss"];

    /// <summary>All is blocked, then what the channel needs is not. In the form of WebKit's content blockers.</summary>
    public static string RulesFor(Channel channel)
    {
        // The engine's expressions have no "or": one rule for each scheme and host.
        var needed = NeedsNoRequest.Select(scheme => $"^{scheme}:").Concat(
            from host in channel.DocumentHosts.Concat(channel.NetworkHosts)
            from scheme in Requested
            select $"^{scheme}://([a-z0-9-]+\\.)*{host.Replace(".", "\\.", StringComparison.Ordinal)}[:/]");

        // A window that the page asks for is no request yet: the guard must hear of it, for it may be a link that a person clicked.
        var windows = Rule(".*", Ignore);
        windows["trigger"]!["resource-type"] = new JsonArray("popup");
        return new JsonArray([Rule(".*", "block"), windows, .. needed.Select(filter => Rule(filter, Ignore))]).ToJsonString();
    }

    /// <param name="rules">As above.</param>
    /// <param name="folder">Where the engine keeps the rules in its own form.</param>
    /// <exception cref="WrapperException">The engine does not take them: without them nothing is loaded.</exception>
    public static async Task<nint> CompileAsync(string rules, string folder)
    {
        var store = WebKit.webkit_user_content_filter_store_new(folder);
        var text = Encoding.UTF8.GetBytes(rules);
        var bytes = GLib.g_bytes_new(text, (nuint)text.Length);
        try
        {
            return await GioResult.OfAsync(
                (done, data) => WebKit.webkit_user_content_filter_store_save(store, Name, bytes, 0, done, data),
                result => Finish(store, result));
        }
        finally
        {
            GLib.g_bytes_unref(bytes);
            GLib.g_object_unref(store);
        }
    }

    private static nint Finish(nint store, nint result)
    {
        var filter = WebKit.webkit_user_content_filter_store_save_finish(store, result, out var error);
        if (filter == 0)
        {
            GLib.g_error_free(error);
            throw new WrapperException("This version of WebKitGTK does not take the list of hosts, so nothing was loaded. Check the disk, or update WebKitGTK.");
        }

        return filter;
    }

    private static JsonObject Rule(string filter, string action) => new()
    {
        // Host names are matched as the engine writes them: in lower case.
        ["trigger"] = new JsonObject { ["url-filter"] = filter, ["url-filter-is-case-sensitive"] = true },
        ["action"] = new JsonObject { ["type"] = action },
    };
}
