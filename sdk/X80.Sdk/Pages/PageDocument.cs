namespace X80.Sdk.Pages;

/// <summary>A document committed in the top frame.</summary>
/// <param name="Id">Changes with every new document (the browser's loader id); the same document keeps it.</param>
/// <param name="Url">The committed address, in the browser's canonical form.</param>
public sealed record PageDocument(string Id, string Url);
