namespace X80.Sdk.Clicks;

/// <summary>
/// An input event on a surface of our own, as the host witnessed it. A host fills it from what the browser or window
/// system says, never from what a page's script reports.
/// </summary>
/// <param name="Control">The control's name, such as <c>sync</c>.</param>
/// <param name="Trusted">Whether the browser marks the event as a person's input.</param>
/// <param name="SurfaceVisible">Whether the surface's document was visible.</param>
/// <param name="UnchangedFor">How long the surface had been drawn unchanged when the event came.</param>
/// <param name="DocumentId">The wrapped page's document at that moment; null when none is trusted.</param>
public sealed record SurfaceClick(string Control, bool Trusted, bool SurfaceVisible, TimeSpan UnchangedFor, string? DocumentId);
