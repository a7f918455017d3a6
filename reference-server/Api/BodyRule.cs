namespace X80.ReferenceServer.Api;

/// <summary>Says which body a route takes, for the published document.</summary>
internal sealed record BodyRule(Type Body);
