namespace X80.Benchmarks.Reader;

/// <summary>Medians over all turns, in milliseconds; the ratio is the median of the turns' own ratios.</summary>
/// <param name="Walk">A walk over every element and text node of the rows.</param>
/// <param name="Read">A reading of the chat, all calls together.</param>
/// <param name="Ratio">Reading by walk.</param>
/// <param name="Longest">The longest single call, its median over the turns.</param>
/// <param name="Act">What that call did, such as <c>slice</c>.</param>
internal sealed record Measured(double Walk, double Read, double Ratio, double Longest, string Act);
