using X80.Harness.Pages;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>The same page gives the same bytes in every host: here Playwright's, and a page that loads the script by a tag and calls it itself.</summary>
public sealed class SameBytesTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>, IDisposable
{
    private const string Tag = "<script src=\"/by-hand.js\" defer></script></body>";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-bytes-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("e/en-GB", "media")]
    [InlineData("e/ar", "group")]
    [InlineData("d/de", "talk")]
    [InlineData("b/pt-BR", "lid")]
    [InlineData("f/ja", "media")]
    public async Task Two_hosts_give_the_same_bytes(string look, string chat)
    {
        await PracticeFixture.WriteAsync(PracticeSite.Create(80, PracticeLook.Find(look)), chat, folder.FullName, TestContext.Current.CancellationToken);
        var html = await File.ReadAllTextAsync(Path.Combine(folder.FullName, ReadingFixture.PageFile), TestContext.Current.CancellationToken);
        var argument = $$"""{"pack":{{ReaderPacks.Bundled("whatsapp-web").ToJson()}},"what":"chat"}""";

        var byHost = await ReadByHostAsync(html, argument);

        Assert.StartsWith("""{"outcome":"read",""", byHost, StringComparison.Ordinal);
        Assert.Equal(byHost, await ReadByHandAsync(html, argument));
    }

    private async Task<string> ReadByHostAsync(string html, string argument)
    {
        await using var page = await browser.OpenAsync(html);
        var host = new PlaywrightPageHost(await page.Page.Context.NewCDPSessionAsync(page.Page), isPractice: true);
        return await host.EvaluateAsync(PageScript.OpenChatReader, argument, TestContext.Current.CancellationToken);
    }

    private async Task<string> ReadByHandAsync(string html, string argument)
    {
        Assert.Contains("</body>", html, StringComparison.Ordinal);
        await using var page = await browser.OpenAsync(new Dictionary<string, (string, string)>
        {
            ["/"] = ("text/html", html.Replace("</body>", Tag, StringComparison.Ordinal)),
            ["/by-hand.js"] = ("text/javascript", $"fetch('/argument.json').then(answer => answer.text()).then(text => {{ window.reading = ({PageScript.OpenChatReader.Source})(text); }});"),
            ["/argument.json"] = ("application/json", argument),
        });
        await page.Page.WaitForFunctionAsync("() => window.reading !== undefined");
        return await page.Page.EvaluateAsync<string>("() => window.reading");
    }
}
