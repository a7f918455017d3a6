namespace X80.Simulator.Practice.Source;

/// <summary>What an answer quotes. It is shown in the row and is no part of its body.</summary>
internal sealed record SourceQuote(string Author, string Text);
