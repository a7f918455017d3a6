namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>What an account holds.</summary>
internal enum AffinityEntityKind
{
    Person,
    Company,
    Opportunity,
}
