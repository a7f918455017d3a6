using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts;

/// <summary>Who a browser's session speaks for.</summary>
/// <param name="Member">Whose rows.</param>
/// <param name="Name">For people.</param>
/// <param name="Role">One of <see cref="AccountRole"/>.</param>
/// <param name="Session">The session's id, which is no secret.</param>
/// <param name="ConfirmedAt">When the password was last given in this session.</param>
/// <param name="Zone">The workspace's time zone, in which pages show times.</param>
internal sealed record WebUser(MemberScope Member, string Name, string Role, string Session, DateTimeOffset ConfirmedAt, TimeZoneInfo Zone)
{
    /// <summary>How long a given password is enough for what asks for it again (WIRE-9).</summary>
    public static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromMinutes(5);

    public bool IsAdministrator => Role == AccountRole.Administrator;

    public bool IsFresh(DateTimeOffset now) => now - ConfirmedAt < ConfirmationLifetime;

    /// <summary>The session as one who asks for a write: on their own rows, with every scope.</summary>
    public Caller AsCaller() => new(Member, Name, $"web:{Session}", ServerAdmin.AllScopes) { WebSession = Session, IsAdministrator = IsAdministrator };

    /// <summary>An administrator who acts on another member's rows: the entry stands in that member's trail and names the actor.</summary>
    public Caller ActingFor(MemberScope member, string memberName) =>
        IsAdministrator
            ? new(member, memberName, $"admin:{Member.Member}", ServerAdmin.AllScopes) { WebSession = Session }
            : throw new InvalidOperationException("Only an administrator acts for another member.");
}
