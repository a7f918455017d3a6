using Microsoft.Playwright;
using X80.Harness.Tests.Support;
using X80.ReferenceServer.Tests.Rig;

namespace X80.Harness.Tests.WebApp;

/// <summary>The way of a new workspace, without mouse and without script: set-up, invitation, token, Shared, withdraw.</summary>
public sealed class KeyboardWalkTests(HarnessFixture harness)
{
    private const string Password = "a few plain words";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_is_set_up_and_used_by_keyboard_alone()
    {
        await using var stage = await WebAppStage.StartAsync(harness, Cancel);
        var (adas, maras) = (await stage.OpenAsync(), await stage.OpenAsync());
        var (ada, mara) = (new Keyboard(adas), new Keyboard(maras));

        await adas.GotoAsync(await stage.Admin.CreateWebEntranceAsync(Cancel));
        await ada.TypeAsync("Your name, as others see it", "Ada Quill");
        await ada.TypeAsync("E-mail address or sign-in name", "ada@example.com");
        await ada.TypeAsync("Password", Password);
        await ada.PressAsync("Set up");
        await ada.TypeAsync("Their name", "Mara Field");
        await ada.PressAsync("Make a link");
        var invitation = await adas.Locator(".secret").InnerTextAsync();

        await maras.GotoAsync(invitation);
        await mara.TypeAsync("E-mail address or sign-in name", "mara");
        await mara.TypeAsync("Password", Password);
        await mara.PressAsync("Join");
        await mara.PressAsync("Make a token");
        using var client = new TestMember(stage.Address, await maras.Locator(".secret").InnerTextAsync(), TimeProvider.System);
        var conversation = await client.OpenAsync();
        await client.LinkAsync(conversation);

        await mara.FollowAsync("My conversations");
        await mara.FollowAsync("Ana Lima");
        await mara.PressAsync("Make Shared");
        Assert.Equal("This conversation is Shared.", await maras.GetByRole(AriaRole.Status).InnerTextAsync());
        (await client.SyncAsync(conversation, Wire.Message("See you on Friday"))).Expect(200);
        await maras.ReloadAsync();
        await mara.TickAsync(maras.GetByRole(AriaRole.Checkbox));
        await mara.PressAsync("Withdraw");

        Assert.StartsWith("Withdrawn", await maras.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await client.TextsAsync(conversation));
    }
}
