namespace X80.ReferenceServer.Auditing;

/// <summary>A line of the file of heads, as it was found.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Head">Null when the line cannot be believed.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
internal sealed record HeadLine(int Number, SignedHead? Head, string? Fault);
