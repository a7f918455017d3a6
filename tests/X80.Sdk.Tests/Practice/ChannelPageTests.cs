using X80.Simulator.Practice;
using X80.Simulator.Practice.Channels;

namespace X80.Sdk.Tests.Practice;

/// <summary>A channel's practice page as data: what it must hold, and what becomes of it.</summary>
public sealed class ChannelPageTests
{
    private const string Whole = """
        <!doctype html><html lang="en"><head></head><body><ul><!-- entries --></ul><div data-practice-pane><!-- pane --></div>
        <template data-practice="entry"><li data-practice-chat="{{chat}}">{{title}}{{#unread}} ({{unread}}){{/unread}}</li></template>
        <template data-practice="panel"><h1>{{title}}</h1><ol data-practice-rows><!-- rows --></ol></template>
        <template data-practice="row"><li id="{{id}}" class="{{#in}}left{{/in}}{{^in}}right{{/in}}">{{text}}</li></template>
        </body></html>
        """;

    private static readonly Uri Home = new("https://chat.acme.example/inbox/");

    [Fact]
    public void It_is_answered_at_the_channels_own_address_and_draws_every_chat()
    {
        var site = PracticeSite.Create(1, ChannelPage.Parse(Home, Whole));

        var page = Text(site.Answer("/inbox/"));

        Assert.Equal((Home, "wss://chat.acme.example/ws/feed"), (site.Home, site.Feed.AbsoluteUri));
        Assert.Contains($"<h1>{site.Chats[0].Title}</h1>", page, StringComparison.Ordinal);
        Assert.All(site.Chats, chat => Assert.Contains($"<li data-practice-chat=\"{chat.Id}\">", page, StringComparison.Ordinal));
        Assert.All(site.Chats[0].Messages, message => Assert.Contains($"id=\"{message.Id.Value}\"", page, StringComparison.Ordinal));
        Assert.Contains("connect-src wss://chat.acme.example;", site.Answer("/inbox/").Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal(404, site.Answer("/style.css").Status);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_escaped_and_never_filled_again()
    {
        var site = PracticeSite.Create(1, ChannelPage.Parse(Home, Whole));
        string? frame = null;
        site.FrameReady += (_, said) => frame = said;

        site.Receive(site.Chats[0].Id, "<script>{{title}}</script>");

        var page = Text(site.Answer("/inbox/"));
        Assert.Contains("&lt;script&gt;&#123;&#123;title}}&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&#123;&#123;title", System.Text.Json.JsonDocument.Parse(frame!).RootElement.GetProperty("rows").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!-- entries -->", "the place <!-- entries --> of the chat list is missing")]
    [InlineData("<!-- pane -->", "the place <!-- pane --> of the open chat is missing")]
    [InlineData("data-practice-pane", "no element is marked data-practice-pane: the one that holds the open chat")]
    [InlineData("</head>", "it has no head and body")]
    [InlineData("data-practice=\"panel\"", "it has no <template data-practice=\"panel\">")]
    [InlineData("data-practice-chat", "the part entry has no data-practice-chat=\"{{chat}}\"")]
    [InlineData("<!-- rows -->", "the part panel has no <!-- rows -->")]
    [InlineData("data-practice-rows", "the part panel has no data-practice-rows")]
    [InlineData("{{text}}", "the part row has no {{text}}")]
    public void What_is_missing_is_said(string mark, string said)
    {
        var refused = Assert.Throws<FormatException>(() => ChannelPage.Parse(Home, Whole.Replace(mark, "", StringComparison.Ordinal)));

        Assert.Equal($"practice.html is no practice page: {said}. docs/readers.md says what stands in one.", refused.Message);
    }

    [Theory]
    [InlineData("{{colour}}", "the part row names {{colour}}, which nothing fills")]
    [InlineData("</li></template><template data-practice=\"settings\">{ \"locale\": \"xx\" }</template><template data-practice=\"day\">", "its settings are not right (The practice page has no locale xx")]
    [InlineData("</li></template><template data-practice=\"settings\">{ \"colour\": 1 }</template><template data-practice=\"day\">", "its settings are not right")]
    public void What_is_not_known_is_said(string added, string said)
    {
        var refused = Assert.Throws<FormatException>(() => ChannelPage.Parse(Home, Whole.Replace("{{text}}", "{{text}}" + added, StringComparison.Ordinal)));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private static string Text(PracticeAnswer answer) => System.Text.Encoding.UTF8.GetString(answer.Body.Span);
}
