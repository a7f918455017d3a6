namespace X80.Sdk.Guarding;

/// <summary>What the shell does with an address.</summary>
public enum GuardAction
{
    /// <summary>Refuse it and say so. The default of every doubt.</summary>
    Refuse,

    /// <summary>Load it (or, in the permission context, grant it).</summary>
    Load,

    /// <summary>Give it to the person's default program.</summary>
    OpenExternally,
}
