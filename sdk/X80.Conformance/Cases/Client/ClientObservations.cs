using X80.Conformance.Clicks;
using X80.Conformance.Oracle;

namespace X80.Conformance.Cases.Client;

/// <summary>What was seen of a client in one run.</summary>
/// <param name="Unpaid">Requests that no click explains.</param>
/// <param name="Foreign">Texts of places other than the open chat, in requests that a click does explain.</param>
internal sealed record ClientObservations(IReadOnlyList<UnpaidRequest> Unpaid, IReadOnlyList<CanaryHit> Foreign);
