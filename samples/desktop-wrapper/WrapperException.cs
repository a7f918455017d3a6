namespace X80.Samples.DesktopWrapper;

/// <summary>The wrapper cannot run. The message is for a person: what, why, what next.</summary>
internal sealed class WrapperException(string message) : Exception(message);
