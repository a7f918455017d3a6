namespace X80.ReferenceServer.Crm.Matching;

/// <summary>What two phone numbers say about each other, from nothing to the same line.</summary>
internal enum PhoneEvidence
{
    /// <summary>One of them is not known.</summary>
    None,

    /// <summary>Both are known, and they are two.</summary>
    Differs,

    /// <summary>The same switchboard, and an extension on one side only, or another one.</summary>
    OtherExtension,

    /// <summary>The same within a country, and one of them does not say which.</summary>
    SameInSomeCountry,

    Same,
}
