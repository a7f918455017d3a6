using System.Text.Json;
using Microsoft.Playwright;
using X80.Harness.Pages;

namespace X80.Harness.Guarding;

/// <summary>Denies everything to everybody, then lets the channel's own origin ask the person for three things (GUARD-4).</summary>
/// <param name="session">The wrapped page's.</param>
/// <param name="origin">The channel's own.</param>
/// <param name="hasPerson">Whether anybody can be asked; on a practice page everything is denied.</param>
internal sealed class PermissionGuard(ICDPSession session, string origin, bool hasPerson)
{
    public async Task SetAsync(CancellationToken cancellationToken)
    {
        foreach (var permission in ShellPermissions.Asked.Concat(ShellPermissions.Denied))
        {
            await SetAsync(permission, "denied", everywhere: true, cancellationToken);
        }

        foreach (var permission in ShellPermissions.Asked.Where(_ => hasPerson))
        {
            await SetAsync(permission, "prompt", everywhere: false, cancellationToken);
        }
    }

    private Task<JsonElement> SetAsync(PermissionRule permission, string setting, bool everywhere, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object> { ["permission"] = new { name = permission.Name }, ["setting"] = setting };
        if (!everywhere)
        {
            arguments["origin"] = origin;
        }

        return session.CallAsync("Browser.setPermission", arguments, cancellationToken);
    }
}
