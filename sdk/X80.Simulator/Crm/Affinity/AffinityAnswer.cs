namespace X80.Simulator.Crm.Affinity;

/// <summary>What goes back: null breaks the connection, what is held is answered never.</summary>
internal sealed record AffinityAnswer(AffinityReply? Reply, bool IsHeld, IReadOnlyList<(string Name, string Value)> Headers);
