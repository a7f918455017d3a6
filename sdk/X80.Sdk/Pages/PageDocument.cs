namespace X80.Sdk.Pages;

/// <summary>A document committed in the top frame.</summary>
/// <param name="Id">Changes with every new document (the browser's loader id); the same document keeps it.</param>
/// <param name="Url">The committed address, in the browser's canonical form.</param>
public sealed record PageDocument(string Id, string Url)
{
    /// <summary>
    /// Whether the host shows a practice or saved page at the channel's address, so that no real site can be reached. Said by
    /// the host alone; a real site is assumed.
    /// </summary>
    public bool IsPractice { get; init; }
}
