namespace X80.ReferenceServer.Accounts;

/// <summary>A stored account of a member who has not left.</summary>
internal sealed class AccountRow
{
    public required string MemberId { get; init; }

    public required string Name { get; init; }

    public required string Login { get; init; }

    public required string Role { get; init; }

    /// <summary>A hash by ASP.NET's hasher.</summary>
    public required string Password { get; init; }
}
