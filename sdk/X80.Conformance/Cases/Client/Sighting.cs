using X80.Conformance.Reports;

namespace X80.Conformance.Cases.Client;

/// <summary>Something that was seen of a client.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Episode">In which part of the run: the id of a case, <c>start</c>, or a control.</param>
/// <param name="Finding">What it was.</param>
/// <param name="Place">What a text was of: <c>chat</c>, <c>storage</c>, <c>script</c>, <c>look-up</c>, <c>envelope</c>; empty elsewhere.</param>
internal sealed record Sighting(Watched Kind, string Episode, Finding Finding, string Place = "");
