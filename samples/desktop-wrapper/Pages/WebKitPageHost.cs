using X80.Samples.DesktopWrapper.Native;
using X80.Sdk.Pages;

namespace X80.Samples.DesktopWrapper.Pages;

/// <summary>
/// The wrapped page as the SDK asks for it. Scripts run in a world of their own in the top frame: they see the page's document and
/// none of its script. Calls may come from any thread; the page is touched on the loop's.
/// </summary>
internal sealed class WebKitPageHost(GtkLoop loop, PageView page, CommittedDocument committed) : IPageHost
{
    private const string World = "x80-reader";

    public async ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) =>
        await loop.CallAsync(() => committed.Current).WaitAsync(cancellationToken).ConfigureAwait(false);

    public async Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var before = await GetDocumentAsync(cancellationToken).ConfigureAwait(false) ?? throw new PageHostException("No page is loaded.");
        var running = await loop.CallAsync(() => StartAsync(script, argumentJson)).ConfigureAwait(false);
        var answer = await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        return (await GetDocumentAsync(cancellationToken).ConfigureAwait(false))?.Id == before.Id
            ? answer
            : throw new PageHostException("The page changed while it was being read.");
    }

    // The argument is handed over as a value and never becomes part of a script.
    private Task<string> StartAsync(PageScript script, string argumentJson)
    {
        var arguments = GLib.g_variant_dict_new(0);
        GLib.g_variant_dict_insert_value(arguments, "argument", GLib.g_variant_new_string(argumentJson));
        var given = GLib.g_variant_dict_end(arguments);
        GLib.g_variant_dict_unref(arguments);
        return GioResult.OfAsync(
            (done, data) => WebKit.webkit_web_view_call_async_javascript_function(
                page.Widget, $"return ({script.Source})(argument);", -1, given, World, null, 0, done, data),
            result => Finish(script, result));
    }

    private string Finish(PageScript script, nint result)
    {
        var value = WebKit.webkit_web_view_call_async_javascript_function_finish(page.Widget, result, out var error);
        if (value == 0)
        {
            // What the engine says may hold something of the page.
            GLib.g_error_free(error);
            throw new PageHostException($"The script {script.Name} failed in the page.");
        }

        try
        {
            return WebKit.jsc_value_is_string(value) != 0
                ? GLib.TakeText(WebKit.jsc_value_to_string(value))!
                : throw new PageHostException($"The script {script.Name} gave no text.");
        }
        finally
        {
            GLib.g_object_unref(value);
        }
    }
}
