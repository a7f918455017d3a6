namespace X80.ReferenceServer.Crm.Attio;

/// <summary>Where Attio answers and what of it is agreed with this server: the operator's, never a workspace's (CRM-10).</summary>
/// <param name="Address">Its API, with a slash at the end.</param>
/// <param name="NextStep">The slug of the date attribute that holds the next step; null for the next task or meeting.</param>
internal sealed record AttioPlace(Uri Address, string? NextStep)
{
    /// <value>The slug of the workspace's activities for chats; null where they are small notes.</value>
    public string? Activity { get; init; }

    public static Uri Official { get; } = new("https://api.attio.com/");
}
