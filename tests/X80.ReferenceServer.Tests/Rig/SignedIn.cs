using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>A member as the web app's own sign-in would name them.</summary>
internal static class SignedIn
{
    public static async Task<Caller> MemberAsync(TestMember member)
    {
        var session = (await member.GetAsync("session")).Expect(200).Json;
        var scope = new MemberScope(session["workspace"]!["id"]!.GetValue<string>(), session["member"]!["id"]!.GetValue<string>());
        return new Caller(scope, session["member"]!["name"]!.GetValue<string>(), "web", []) { WebSession = "web" };
    }

    public static async Task<Caller> AdministratorAsync(TestMember member) => await MemberAsync(member) with { IsAdministrator = true };
}
