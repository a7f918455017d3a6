namespace X80.Conformance.Reports;

/// <summary>One step of a case and what came of it. Never a token, never a body that the suite did not make.</summary>
/// <param name="Phase"><c>control</c>, <c>attack</c>, <c>sweep</c>, <c>after-control</c>.</param>
/// <param name="Step">Such as <c>POST /api/ext/conversations</c> or <c>click sync</c>.</param>
/// <param name="Outcome">Such as <c>403 conversation-private</c>.</param>
public sealed record EvidenceLine(string Phase, string Step, string Outcome)
{
    /// <value>What the suite sent in this step; null where it sent nothing itself. It is kept in bundles, and in no report.</value>
    internal SentRequest? Sent { get; init; }
}
