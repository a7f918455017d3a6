namespace X80.Benchmarks.Capture;

/// <summary>Where the time of one click went, in milliseconds.</summary>
/// <param name="Read">From the click to the first request's arrival: the click is checked, and the page is read.</param>
/// <param name="Open">From there to the sync's arrival, or to the last answer where there was no sync: the chat is looked up, and its record.</param>
/// <param name="Sync">Of the sync, the embedded CRM's note included: both are one transaction. Null where there was none.</param>
/// <param name="Render">From the last answer to the last drawing.</param>
/// <param name="Whole">From the click to that drawing.</param>
internal sealed record CaptureTimes(double Read, double Open, double? Sync, double Render, double Whole);
