namespace X80.Harness.Origins;

/// <summary>A request of the page: method and absolute address.</summary>
public sealed record OriginRequest(string Method, string Url);
