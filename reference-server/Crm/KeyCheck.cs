namespace X80.ReferenceServer.Crm;

/// <summary>What a look at the workspace's key showed.</summary>
/// <param name="State">Whether it can be used.</param>
/// <param name="Account">What the CRM calls the account that the key belongs to; null where it has none, or is not told.</param>
/// <param name="Missing">Scopes or permissions that are needed and missing, in the CRM's own words for them.</param>
internal sealed record KeyCheck(KeyState State, string? Account, IReadOnlyList<string> Missing)
{
    /// <value>A CRM that needs no key.</value>
    public static KeyCheck NotNeeded { get; } = new(KeyState.Works, Account: null, []);

    public static KeyCheck Unknown { get; } = new(KeyState.Unknown, Account: null, []);

    public static KeyCheck Of(string? account, IReadOnlyList<string> missing) =>
        new(missing.Count == 0 ? KeyState.Works : KeyState.Lacks, account, missing);
}
