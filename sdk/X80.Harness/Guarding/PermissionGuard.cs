using Microsoft.Playwright;
using X80.Harness.Pages;

namespace X80.Harness.Guarding;

/// <summary>
/// Denies to every origin what nobody may have, over the browser's protocol (GUARD-4). What a person may give is not set there: the browser
/// would take even "ask" for an answer and ask nobody. The profile's settings hold it, for the channel's own origin alone.
/// </summary>
/// <param name="session">The wrapped page's.</param>
/// <param name="hasPerson">Whether anybody can be asked; on a practice page everything is denied.</param>
/// <param name="forAll">What everybody is told instead of a denial; of a sabotaged harness alone.</param>
internal sealed class PermissionGuard(ICDPSession session, bool hasPerson, string? forAll = null)
{
    public async Task SetAsync(CancellationToken cancellationToken)
    {
        foreach (var permission in hasPerson ? ShellPermissions.Denied : ShellPermissions.Asked.Concat(ShellPermissions.Denied))
        {
            await session.CallAsync(
                "Browser.setPermission",
                new() { ["permission"] = new { name = permission.Name }, ["setting"] = forAll ?? "denied" },
                cancellationToken);
        }
    }
}
