using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Policy;

public sealed class SnippetTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SnippetBook Book => server.Services.GetRequiredService<SnippetBook>();

    [Fact]
    public async Task A_member_gets_the_workspaces_snippets_and_their_own_and_nobody_elses()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var other = await server.JoinAsync("Otto Reich", Cancel);
        var (caller, stranger) = (await SignedIn.MemberAsync(member), await SignedIn.MemberAsync(other));
        var shared = await Book.SaveForWorkspaceAsync(await SignedIn.AdministratorAsync(member), null, "Greeting", "Good morning,\nhow are you?", Cancel);
        var own = await Book.SaveAsync(caller, null, "Mine", "Call me", Cancel);
        await Book.SaveAsync(stranger, null, "Theirs", "Not yours", Cancel);

        Assert.Equal(["Greeting", "Mine"], await TitlesAsync(member));
        await Assert.ThrowsAsync<SettingsRefusedException>(() => Book.SaveAsync(stranger, own, "Taken", "over", Cancel));
        Assert.False(await Book.RemoveAsync(stranger, own, Cancel));
        await Assert.ThrowsAsync<SettingsRefusedException>(() => Book.SaveForWorkspaceAsync(caller, shared, "Taken", "over", Cancel));

        await Book.SaveAsync(caller, own, "Mine too", "Write me", Cancel);
        Assert.Equal(["Greeting", "Mine too"], await TitlesAsync(member));
        Assert.True(await Book.RemoveAsync(caller, own, Cancel));
        Assert.True(await Book.RemoveForWorkspaceAsync(await SignedIn.AdministratorAsync(member), shared, Cancel));
        Assert.Empty(await TitlesAsync(member));
    }

    [Theory]
    [InlineData("", "text")]
    [InlineData("two\nlines", "text")]
    [InlineData("title", " ")]
    [InlineData("title", "nul\0")]
    public async Task A_snippet_that_cannot_be_shown_is_refused(string title, string text)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var caller = await SignedIn.MemberAsync(member);

        await Assert.ThrowsAsync<SettingsRefusedException>(() => Book.SaveAsync(caller, null, title, text, Cancel));
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(TestMember member) =>
        [.. (await member.GetAsync("snippets")).Expect(200).Json["items"]!.AsArray().Select(item => item!["title"]!.GetValue<string>())];
}
