namespace X80.Sdk.Tests.Support;

/// <summary>A request as it reached a backend, byte for byte.</summary>
public sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
