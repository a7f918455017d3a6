using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Harness.Tests.BadInput;

/// <summary>The person at the practice page, known to a backend whose CRM holds the practice page's people.</summary>
internal static class Member
{
    public static async Task<X80Token> CreateAsync(IServiceProvider server, CancellationToken cancellationToken)
    {
        var admin = server.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(cancellationToken);
        var member = await admin.CreateMemberAsync("Jo Berg", cancellationToken);
        return await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), cancellationToken);
    }
}
