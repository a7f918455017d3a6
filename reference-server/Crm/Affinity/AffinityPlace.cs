namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Where Affinity answers: the operator's, never a workspace's (CRM-10).</summary>
/// <param name="Address">Its API, with a slash at the end; version 2 lies below <c>v2/</c>.</param>
internal sealed record AffinityPlace(Uri Address)
{
    /// <value>Requests in a minute: below the 900 that Affinity counts for both versions together, since its minute does not begin when ours does.</value>
    public int RequestsAMinute { get; init; } = 800;

    /// <value>The list in which opportunities are made; null takes the account's only one.</value>
    public long? DealList { get; init; }

    public static Uri Official { get; } = new("https://api.affinity.co/");
}
