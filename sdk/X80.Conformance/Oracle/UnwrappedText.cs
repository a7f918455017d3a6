namespace X80.Conformance.Oracle;

/// <summary>One way to read a channel's bytes as text, and what had to be undone for it.</summary>
internal sealed record UnwrappedText(string Text, string Form);
