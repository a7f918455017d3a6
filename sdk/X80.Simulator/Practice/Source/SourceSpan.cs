namespace X80.Simulator.Practice.Source;

/// <summary>A run of text in one style.</summary>
/// <param name="Text">As a person sees it.</param>
/// <param name="Style">Null for plain text, else one of <c>strong em del code a mention</c>.</param>
internal sealed record SourceSpan(string Text, string? Style = null);
