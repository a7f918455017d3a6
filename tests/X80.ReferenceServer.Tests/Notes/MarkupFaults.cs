using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Notes;

/// <summary>Markup in names and texts stays what it is: characters. On the embedded CRM's page, and in what a remote CRM is sent.</summary>
public sealed class MarkupFaults(RunningServer server, RemoteServer remote) : IClassFixture<RunningServer>, IClassFixture<RemoteServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Of one line each: how a note sets in further lines has its own tests.</summary>
    public static TheoryData<string, string> Sources => new()
    {
        { "script", "<script>alert(1)</script>" },
        { "script cut short", "</pre></code><script>alert(1)//" },
        { "image", "<img src=x onerror=alert(1)>" },
        { "frame", "<iframe src=javascript:alert(1)></iframe><svg onload=alert(1)>" },
        { "entities", "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp;" },
        { "comment", "<!-- --><![CDATA[ ]]>" },
        { "link", "[click](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example>" },
        { "half a link", "](javascript:alert(1))" },
        { "table", "a | b | c || --- | --- |" },
        { "headings and lists", "# not a heading * not a list > not a quote ``` not code" },
        { "template", "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 1 %> @Model" },
        { "right to left", "\u202Egnp.exe\u202C \u2066hidden\u2069 שלום مرحبا" },
        { "joined and combined", "👩‍👩‍👧‍👦 e\u0301 \u200B\uFEFF Z\u0351\u0351\u0351" },
        { "10,000 emoji", string.Concat(Enumerable.Repeat("👍🏽", 5_000)) + string.Concat(Enumerable.Repeat("🫠", 5_000)) },
        { "quotes", "\"' onmouseover=\"alert(1)\" style='x'" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Fault_42_on_the_embedded_crms_page_it_is_the_text_that_was_sent_and_nothing_active(string what, string source)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var name = Shortened(source);
        var body = new JsonObject { ["kind"] = "person", ["name"] = name };
        var record = (await member.PostAsync("records", await member.ConsentAsync(null, "create", body))).Expect(200).Json["recordId"]!.GetValue<string>();
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation, record);
        await member.SetSharedAsync(conversation);
        (await member.SyncAsync(conversation, Messages(source))).Expect(200);
        using var browser = await server.BrowseAsync("Noor Haddad", Cancel);

        var page = TestBrowser.Parse((await browser.GetAsync($"/records/person/{record}")).Expect(200));

        Assert.Equal(name.Trim(), page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(await member.NoteAsync(conversation), page.QuerySelector(".note pre")!.TextContent);
        AssertWhole(page.QuerySelector(".note pre")!.TextContent, source);
        Assert.Equal([source, source], (await member.GetAsync($"conversations/{conversation}/messages")).Json["items"]!.AsArray()
            .Select(item => (item!["text"] ?? item["caption"])!.GetValue<string>()));
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, svg, object, [style]"));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, one => one.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.All(
            page.QuerySelectorAll("a").OfType<IHtmlAnchorElement>(),
            link => Assert.True(link.GetAttribute("href")![0] is '/' or '#', $"{what}: a link to {link.GetAttribute("href")}"));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Fault_42_a_remote_crm_is_sent_the_text_as_it_is(string what, string source)
    {
        using var member = await remote.JoinAsync("Mara Field", Cancel);
        var record = "person-" + Guid.NewGuid().ToString("N");
        var conversation = await member.OpenAsync();
        var link = await member.ConsentAsync(conversation, "link", new JsonObject { ["kind"] = "person", ["recordId"] = record });
        (await member.PutAsync($"conversations/{conversation}/link", link)).Expect(200);
        await member.SetSharedAsync(conversation);

        (await member.SyncAsync(conversation, Messages(source))).Expect(200);

        var notes = remote.Crm.Notes.Where(note => note.Record.Id.Value == record).OrderBy(note => note.Id, StringComparer.Ordinal).ToList();
        Assert.True(notes.Count > 0, what);
        AssertWhole(string.Concat(notes.Select(note => note.Body)), source);
    }

    /// <summary>The author, the text, a caption and a file's name.</summary>
    private static void AssertWhole(string note, string source)
    {
        Assert.Contains($" {Shortened(source)}: {source}\n", note, StringComparison.Ordinal);
        Assert.Contains($"[document] {Shortened(source)} {source}\n", note, StringComparison.Ordinal);
    }

    private static JsonObject[] Messages(string source)
    {
        var (text, document) = (Wire.Message(source), Wire.Message(""));
        text["author"] = Shortened(source);
        document.Remove("text");
        (document["kind"], document["caption"], document["fileName"]) = ("document", source, Shortened(source));
        return [text, document];
    }

    private static string Shortened(string source) => source.Length <= 100 ? source : source[..100];
}
