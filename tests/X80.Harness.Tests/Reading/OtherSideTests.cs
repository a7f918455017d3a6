using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>Where the page shows that the other side limits a chat, the reading says so (READ-8); marks outside the chat say nothing of it.</summary>
public sealed class OtherSideTests(LookStage stage) : IClassFixture<LookStage>
{
    private const string Mark = "const mark = document.createElement('span'); ";

    [Theory]
    [InlineData("e/en-GB", Mark + "mark.dataset.icon = 'disappearing-refreshed'; document.querySelector('#main > header').append(mark)", "disappearing")]
    [InlineData("d/de", Mark + "mark.dataset.icon = 'disappearing'; document.querySelector('#main > footer').append(mark)", "disappearing")]
    [InlineData("e/en-GB", Mark + "mark.dataset.testid = 'chat-privacy-restricted'; document.querySelector('#main > header').append(mark)", "restricted")]
    [InlineData("e/en-GB", Mark + "mark.dataset.icon = 'disappearing'; document.querySelector('#side').append(mark)", "")]
    public async Task What_the_other_side_set_is_told(string look, string change, string flag)
    {
        await stage.ShowAsync(PracticeSite.Create(80, PracticeLook.Find(look)));
        await stage.OpenChatAsync("talk");
        await stage.Page.Page.EvaluateAsync($"() => {{ {change} }}");

        Assert.Equal(flag, string.Join(' ', (await stage.Page.ReadAsync()).Report.Flags));
    }
}
