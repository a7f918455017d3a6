using X80.Conformance.Reports;

namespace X80.Conformance.Cases.Client;

/// <summary>A case for clients as data: what it is, and what of a run's observations violates it.</summary>
internal sealed record ClientCase(CaseInfo Info, Func<ClientObservations, IEnumerable<Finding>> Violations);
