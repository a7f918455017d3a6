namespace X80.Sdk.Clicks;

/// <summary>A click that was spent before, or is older than its life, pays for nothing.</summary>
public sealed class ClickExpiredException() : Exception("The click was used before, or is too old. Click again.");
