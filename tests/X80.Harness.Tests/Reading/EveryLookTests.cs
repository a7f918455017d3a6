using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Messages;
using X80.Sdk.Reading;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>Every era in every locale: each chat reads as its source conversation says, as far as the era's page proves it.</summary>
public sealed class EveryLookTests(LookStage stage) : IClassFixture<LookStage>
{
    private const int Seed = 80;

    public static TheoryData<string> Looks => [.. PracticeLook.All.Select(look => look.Name)];

    public static TheoryData<string, PracticeScreen, string> Screens
    {
        get
        {
            var rows = new TheoryData<string, PracticeScreen, string>();
            foreach (var look in PracticeLook.All.DistinctBy(look => look.Name[..look.Name.IndexOf('/', StringComparison.Ordinal)]))
            {
                rows.Add(look.Name, PracticeScreen.NoChatOpen, "no-chat-open");
                rows.Add(look.Name, PracticeScreen.QrCode, "not-signed-in");
                rows.Add(look.Name, PracticeScreen.Loading, "page-loading");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_chat_reads_as_its_source(string look)
    {
        var site = PracticeSite.Create(Seed, PracticeLook.Find(look));
        await stage.ShowAsync(site);

        Assert.NotEmpty(site.Chats);
        foreach (var expected in site.Chats)
        {
            await stage.OpenChatAsync(expected.Id);
            var reading = await ReadAsync(expected.Id);

            Assert.Equal(Lines(expected.Messages), Lines(reading.Messages));
            Assert.Equal(expected.DirectionCertainties, reading.DirectionCertainties);
            Assert.Equal(expected.Coverage, reading.Report.Coverage);
            Assert.Equal((expected.Title, expected.Phone, expected.ChannelId), (reading.Identity.Title, reading.Identity.Phone, reading.Identity.ChannelId));
            Assert.Equal(expected.Flavour, reading.Report.Flavour);
            var text = string.Concat(Lines(reading.Messages)) + reading.Identity.Title;
            Assert.DoesNotContain(site.Canaries, canary => text.Contains(canary, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_screen_without_a_chat_is_refused_in_every_era(string look, PracticeScreen screen, string why)
    {
        await stage.ShowAsync(PracticeSite.Create(Seed, PracticeLook.Find(look), screen));

        var refusal = await stage.Page.RefuseAsync();

        Assert.Equal(("screen", why), (refusal.Stage, refusal.Why));
    }

    [Theory]
    [InlineData("e/en-GB", "document.querySelector('#main [data-id]').dataset.id = 'false_5511900001111@c.us_3EB0AAAAAAAAAAAAAAAA'")]
    [InlineData("e/en-GB", "document.querySelector('#main .focusable-list-item').classList.add('message-in')")]
    [InlineData("d-prime/de", "document.querySelector('#main .message-in').classList.remove('message-in')")]
    [InlineData("d/de", "document.querySelector('#main [data-id]').dataset.id = '3EB0AAAAAAAAAAAAAAAA'")]
    public async Task Two_flavours_in_one_page_are_refused(string look, string change)
    {
        await stage.ShowAsync(PracticeSite.Create(Seed, PracticeLook.Find(look)));
        await stage.OpenChatAsync("twin");
        await stage.Page.Page.EvaluateAsync($"() => {{ {change} }}");

        var refusal = await stage.Page.RefuseAsync();

        Assert.Equal(("flavour", "drift"), (refusal.Stage, refusal.Why));
    }

    [Fact]
    public async Task Rows_of_two_chats_are_refused()
    {
        await stage.ShowAsync(PracticeSite.Create(Seed, PracticeLook.Find("d/de")));
        await stage.OpenChatAsync("twin");
        await stage.Page.Page.EvaluateAsync("() => { document.querySelector('#main [data-id]').dataset.id = 'false_5511900009999@c.us_3EB0AAAAAAAAAAAAAAAA'; }");

        Assert.Equal("chat-changed", (await stage.Page.RefuseAsync()).Why);
    }

    private async Task<ChatReading> ReadAsync(string chatId)
    {
        try
        {
            return await stage.Page.ReadAsync();
        }
        catch (ReadRefusedException refused)
        {
            Assert.Fail($"Chat {chatId} was refused: {refused.Refusal}");
            throw;
        }
    }

    private static string[] Lines(IEnumerable<CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];
}
