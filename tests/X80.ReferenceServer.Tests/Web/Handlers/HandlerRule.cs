namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>What one handler answers to whom. In address and fields <c>{conversation}</c> and the like are ids of one person.</summary>
/// <param name="Address">With the handler's name, where it has one.</param>
/// <param name="Fields">What a right form carries, as <c>name=value</c>.</param>
/// <param name="Anonymous">The status for nobody.</param>
/// <param name="Member">The status for a member, on their own.</param>
/// <param name="Administrator">The status for an administrator: on the member for <c>/members</c>, else on their own.</param>
internal sealed record HandlerRule(string Address, string[] Fields, int Anonymous, int Member, int Administrator)
{
    /// <value>The status with ids of somebody else's, whose rows stay as they are; null where the handler takes none.</value>
    public int? Foreign { get; init; }

    /// <value>The same for an administrator, where it differs.</value>
    public int? ForeignToAdministrator { get; init; }

    /// <value>Takes a form without its token, since it does nothing.</value>
    public bool NeedsNoToken { get; init; }

    public bool IsAboutAMember => Address.StartsWith("/members/", StringComparison.Ordinal);
}
