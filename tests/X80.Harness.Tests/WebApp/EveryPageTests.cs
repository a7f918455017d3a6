using Microsoft.Playwright;
using X80.Harness.Tests.Support;
using X80.ReferenceServer.Tests.Rig;

namespace X80.Harness.Tests.WebApp;

/// <summary>Every page, filled, as a person with a screen reader, a dark room or a phone meets it.</summary>
public sealed class EveryPageTests(HarnessFixture harness)
{
    private const string Password = "a few plain words";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_has_a_barrier_or_is_wider_than_a_phone()
    {
        await using var stage = await WebAppStage.StartAsync(harness, Cancel);
        var pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots", "web-app"));
        var page = await stage.OpenAsync(withScript: true);

        await page.GotoAsync(await stage.Admin.CreateWebEntranceAsync(Cancel));
        await PageLook.AtAsync(page, "set-up", pictures);
        await FillAsync(page, ("Your name, as others see it", "Ada Quill"), ("E-mail address or sign-in name", "ada@example.com"), ("Password", Password));
        await PageLook.PressAsync(page, "Set up");
        await PageLook.AtAsync(page, "members-after-set-up", pictures);
        await FillAsync(page, ("Their name", "Mara Field"));
        await PageLook.PressAsync(page, "Make a link");
        await PageLook.AtAsync(page, "members-with-invitation", pictures);
        var invitation = await page.Locator(".secret").InnerTextAsync();
        var joining = await stage.OpenAsync(withScript: true);
        await joining.GotoAsync(invitation);
        await PageLook.AtAsync(joining, "join", pictures);

        await page.GotoAsync("/tokens");
        await PageLook.PressAsync(page, "Make a code");
        await PageLook.PressAsync(page, "Make a token");
        await PageLook.AtAsync(page, "tokens", pictures);
        var (conversation, member) = await UseAsync(page, stage);
        await AddAsync(page);

        (string Name, string Path)[] pages =
        [
            ("records", "/"), ("record", "/records/person/person-ana-lima"), ("held", "/records/person/person-ana-lima/held"),
            ("conversations", "/conversations"), ("conversation", $"/conversations/{conversation}"), ("snippets", "/snippets"),
            ("never-capture", "/never-capture"), ("audit", "/audit"), ("account", "/account"), ("members", "/members"),
            ("member", $"/members/{member}"), ("settings", "/settings"), ("records-and-fields", "/settings/records"),
            ("override", $"/conversations/{conversation}/never-capture"), ("not-found", "/nothing"), ("sign-in-by-link", "/sign-in?code=none"), ("sign-out", "/sign-out"),
        ];
        foreach (var (name, path) in pages)
        {
            await page.GotoAsync(path);
            await PageLook.AtAsync(page, name, pictures);
        }

        await PageLook.PressAsync(page, "Sign out", last: true);
        await FillAsync(page, ("E-mail address or sign-in name", "ada@example.com"), ("Password", "not the password"));
        await PageLook.PressAsync(page, "Sign in");
        await PageLook.AtAsync(page, "sign-in", pictures);
    }

    /// <summary>A conversation with a message in a note, and an activity.</summary>
    private static async Task<(string Conversation, string Member)> UseAsync(IPage page, WebAppStage stage)
    {
        using var client = new TestMember(stage.Address, await page.Locator(".secret").InnerTextAsync(), TimeProvider.System);
        var conversation = await client.OpenAsync();
        await client.LinkAsync(conversation);
        await client.SetSharedAsync(conversation);
        (await client.SyncAsync(conversation, Wire.Message("See you on Friday"), Wire.Message("Bring the contract, please"))).Expect(200);
        await client.OpenAsync("title:Somebody else");
        return (conversation, (await client.GetAsync("session")).Json["member"]!["id"]!.GetValue<string>());
    }

    private static async Task AddAsync(IPage page)
    {
        await page.GotoAsync("/snippets");
        await page.GetByLabel("Title").First.FillAsync("Thank you");
        await page.GetByLabel("Text").First.FillAsync("Thank you for your time today.");
        await PageLook.PressAsync(page, "Add");
        await page.GotoAsync("/never-capture");
        await page.GetByLabel("Number, title, handle or id").First.FillAsync("+5511999990101");
        await page.GetByLabel("Label to know it by (shown here, so perhaps not the name)").First.FillAsync("my sister");
        await PageLook.PressAsync(page, "Add");
        Assert.StartsWith("Added", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task FillAsync(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        }
    }
}
