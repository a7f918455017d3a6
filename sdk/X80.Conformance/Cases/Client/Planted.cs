using X80.Conformance.Oracle;

namespace X80.Conformance.Cases.Client;

/// <summary>A text that the suite put somewhere.</summary>
/// <param name="Chat">Id of the chat that it stands in; null where it stands in none.</param>
/// <param name="Place">What it is of: <c>chat</c>, <c>storage</c> or <c>script</c>.</param>
/// <param name="Canary">The text.</param>
internal sealed record Planted(string? Chat, string Place, Canary Canary);
