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
        await page.Context.AddInitScriptAsync(Barriers.Script);

        await page.GotoAsync(await stage.Admin.CreateWebEntranceAsync(Cancel));
        await LookAsync(page, "set-up", pictures);
        await FillAsync(page, ("Your name, as others see it", "Ada Quill"), ("E-mail address or sign-in name", "ada@example.com"), ("Password", Password));
        await PressAsync(page, "Set up");
        await LookAsync(page, "members-after-set-up", pictures);
        await FillAsync(page, ("Their name", "Mara Field"));
        await PressAsync(page, "Make a link");
        await LookAsync(page, "members-with-invitation", pictures);
        var invitation = await page.Locator(".secret").InnerTextAsync();
        var joining = await stage.OpenAsync(withScript: true);
        await joining.GotoAsync(invitation);
        await LookAsync(joining, "join", pictures);

        await page.GotoAsync("/tokens");
        await PressAsync(page, "Make a code");
        await PressAsync(page, "Make a token");
        await LookAsync(page, "tokens", pictures);
        var (conversation, member) = await UseAsync(page, stage);
        await AddAsync(page);

        (string Name, string Path)[] pages =
        [
            ("records", "/"), ("record", "/records/person/person-ana-lima"), ("held", "/records/person/person-ana-lima/held"),
            ("conversations", "/conversations"), ("conversation", $"/conversations/{conversation}"), ("snippets", "/snippets"),
            ("never-capture", "/never-capture"), ("audit", "/audit"), ("account", "/account"), ("members", "/members"),
            ("member", $"/members/{member}"), ("settings", "/settings"), ("records-and-fields", "/settings/records"), ("crm", "/settings/crm"),
            ("tidy", "/records/person/person-ana-lima/tidy"), ("merge", "/records/person/person-ana-lima/tidy?into=person-dana-cole"),
            ("fields", "/settings/fields"), ("stages", "/settings/stages"), ("tables", "/settings/tables"), ("found", "/?q=ana"),
            ("company-with-deal", "/records/company/company-nordlicht"),
            ("override", $"/conversations/{conversation}/never-capture"), ("not-found", "/nothing"), ("sign-in-by-link", "/sign-in?code=none"), ("sign-out", "/sign-out"),
        ];
        foreach (var (name, path) in pages)
        {
            await page.GotoAsync(path);
            await LookAsync(page, name, pictures);
        }

        await PressAsync(page, "Sign out", last: true);
        await FillAsync(page, ("E-mail address or sign-in name", "ada@example.com"), ("Password", "not the password"));
        await PressAsync(page, "Sign in");
        await LookAsync(page, "sign-in", pictures);
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
        await PressAsync(page, "Add");
        await page.GotoAsync("/settings/fields");
        await page.GetByLabel("Label").FillAsync("Budget");
        await PressAsync(page, "Add");
        await page.GotoAsync("/records/company/company-nordlicht");
        await page.GetByLabel("Name of a new deal").FillAsync("Ten crates");
        await PressAsync(page, "Add the deal");
        await page.GotoAsync("/never-capture");
        await page.GetByLabel("Number, title, handle or id").First.FillAsync("+5511999990101");
        await page.GetByLabel("Label to know it by (shown here, so perhaps not the name)").First.FillAsync("my sister");
        await PressAsync(page, "Add");
        Assert.StartsWith("Added", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task FillAsync(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        }
    }

    /// <summary>Presses the button, and waits for the page that answers.</summary>
    private static async Task PressAsync(IPage page, string button, bool last = false)
    {
        var buttons = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        var loaded = new TaskCompletionSource();
        void OnLoad(object? sender, IPage answered) => loaded.TrySetResult();
        page.Load += OnLoad;
        await (last ? buttons.Last : buttons.First).ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        page.Load -= OnLoad;
    }

    private static async Task LookAsync(IPage page, string name, DirectoryInfo pictures)
    {
        await page.SetViewportSizeAsync(1100, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures.FullName, $"{name}.png"), FullPage = true });
        AssertNone(name, await Barriers.OfAsync(page));

        // The scheme changes colours alone.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(360, 740);
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures.FullName, $"{name}-phone-dark.png"), FullPage = true });
        AssertNone(name, await Barriers.OfAsync(page, "color-contrast", "target-size"));
        Assert.Equal((name, 360), (name, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1100, 800);
    }

    private static void AssertNone(string name, string[] barriers) => Assert.True(barriers.Length == 0, $"{name}: {string.Join('\n', barriers)}");
}
