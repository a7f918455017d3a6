namespace X80.ReferenceServer.Accounts;

/// <summary>What a member may do in the web app; anything that is not one of these is an ordinary member.</summary>
internal static class AccountRole
{
    public const string Administrator = "administrator";
    public const string Member = "member";

    public static bool IsKnown(string? role) => role is Administrator or Member;
}
