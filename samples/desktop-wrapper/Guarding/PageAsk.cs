namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>Something that the channel's own page asks the person for.</summary>
/// <param name="What">Such as <c>camera</c>.</param>
/// <param name="Origin">Who asks.</param>
internal sealed record PageAsk(string What, string Origin);
