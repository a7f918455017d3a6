namespace X80.Conformance.Bundles;

/// <summary>A bundle does not hold together. The message says where, for a person.</summary>
internal sealed class BundleBrokenException(string message) : Exception(message);
