namespace X80.ReferenceServer.Api;

/// <summary>Marks a route that carries an <c>Idempotency-Key</c>, for the published document.</summary>
internal sealed record WriteRule;
