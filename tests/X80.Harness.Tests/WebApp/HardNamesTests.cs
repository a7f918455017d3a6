using System.Text.Json.Nodes;
using Microsoft.Playwright;
using X80.Harness.Tests.Support;
using X80.ReferenceServer.Tests.Rig;

namespace X80.Harness.Tests.WebApp;

/// <summary>Names as people have them, and more of everything than fits on a page.</summary>
public sealed class HardNamesTests(HarnessFixture harness)
{
    private const string Password = "a few plain words";
    private const string LongName = "Wolfgang-Amadeus [Vertrieb] 👩‍👩‍👧‍👦 Hubert-Blaine-Wolfeschlegelsteinhausenbergerdorff & Partner";
    private const string RightToLeft = "נעמי כהן \u202E(מכירות)";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Long_and_right_to_left_names_and_two_hundred_conversations_break_no_page()
    {
        await using var stage = await WebAppStage.StartAsync(harness, Cancel);
        var pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots", "web-app"));
        var page = await stage.OpenAsync(withScript: true);
        await page.GotoAsync(await stage.Admin.CreateWebEntranceAsync(Cancel));
        await page.GetByLabel("Your name, as others see it").FillAsync(LongName);
        await page.GetByLabel("E-mail address or sign-in name").FillAsync(new string('a', 90) + "@x.example");
        await page.GetByLabel("Password").FillAsync(Password);
        await PageLook.PressAsync(page, "Set up");
        var naomi = await stage.Admin.CreateMemberAsync(RightToLeft, Cancel);
        await page.GotoAsync("/tokens");
        await PageLook.PressAsync(page, "Make a token");
        using var client = new TestMember(stage.Address, await page.Locator(".secret").InnerTextAsync(), TimeProvider.System);
        var records = new[] { await CreateAsync(client, LongName), await CreateAsync(client, RightToLeft) };
        var first = await FillAsync(client, records);
        await page.GotoAsync("/never-capture");
        await page.GetByLabel("Named by").First.SelectOptionAsync("title");
        await page.GetByLabel("Number, title, handle or id").First.FillAsync(RightToLeft.Replace("\u202E", "", StringComparison.Ordinal));
        await page.GetByLabel("Label to know it by (shown here, so perhaps not the name)").First.FillAsync(LongName[..60]);
        await PageLook.PressAsync(page, "Add");

        (string Name, string Path)[] pages =
        [
            ("hard-records", "/"), ("hard-record", $"/records/person/{records[0]}"), ("hard-record-rtl", $"/records/person/{records[1]}"),
            ("hard-held", $"/records/person/{records[0]}/held"), ("hard-conversations", "/conversations"), ("hard-conversation", $"/conversations/{first}"),
            ("hard-never-capture", "/never-capture"), ("hard-members", "/members"), ("hard-member", $"/members/{naomi.Id}"), ("hard-audit", "/audit"),
        ];
        foreach (var (name, path) in pages)
        {
            await page.GotoAsync(path);
            await PageLook.AtAsync(page, name, pictures);
        }

        Assert.Equal(200, await CountAsync(page));
    }

    private static async Task<string> CreateAsync(TestMember client, string name)
    {
        var body = await client.ConsentAsync(null, "create", new JsonObject { ["kind"] = "person", ["name"] = name });
        return (await client.PostAsync("records", body)).Expect(200).Json["recordId"]!.GetValue<string>();
    }

    /// <summary>Two hundred conversations, the first two linked and one with a message.</summary>
    private static async Task<string> FillAsync(TestMember client, string[] records)
    {
        var first = await client.OpenAsync();
        await client.LinkAsync(first, records[0]);
        await client.SetSharedAsync(first);
        (await client.SyncAsync(first, Wire.Message("שלום, see you on Friday [10:00] — " + LongName))).Expect(200);
        await client.LinkAsync(await client.OpenAsync("title:1"), records[1]);
        for (var i = 2; i < 200; i++)
        {
            await client.OpenAsync($"title:{i}");
        }

        return first;
    }

    /// <summary>Follows "More" from the first page to the last.</summary>
    private static async Task<int> CountAsync(IPage page)
    {
        await page.GotoAsync("/conversations");
        var count = await page.Locator("tbody tr").CountAsync();
        while (await page.GetByRole(AriaRole.Link, new() { Name = "More" }).CountAsync() > 0)
        {
            await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "More" }).GetAttributeAsync("href"))!);
            count += await page.Locator("tbody tr").CountAsync();
        }

        return count;
    }
}
