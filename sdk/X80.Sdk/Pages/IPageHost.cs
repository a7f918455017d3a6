namespace X80.Sdk.Pages;

/// <summary>
/// The few things a wrapper must offer around the official web client. A host evaluates only scripts of ours, only in an
/// isolated world of the top frame; it never clicks, scrolls, types or navigates in the page.
/// Calls may come from any thread, one at a time for a session.
/// </summary>
public interface IPageHost
{
    /// <summary>
    /// The document committed in the top frame at this moment, as the browser process knows it (never
    /// <c>location.href</c>); null while none is committed or the page has gone.
    /// </summary>
    ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Calls the script's arrow function with one argument, the given JSON text, in an isolated world of the top frame.
    /// </summary>
    /// <returns>The string that the function returned.</returns>
    /// <exception cref="PageHostException">The page has gone, the script threw, or it returned no string.</exception>
    Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken);
}
