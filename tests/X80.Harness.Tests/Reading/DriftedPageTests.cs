using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>Where a mark is gone, or a thing stands twice, what else the page shows tells the same, or the page is refused.</summary>
public sealed class DriftedPageTests(LookStage stage) : IClassFixture<LookStage>
{
    private const string Copied = "const row = document.querySelectorAll('#main [data-id]')[1].parentNode; const copy = row.cloneNode(true); row.after(copy); ";
    private const string CopiedWords = "const row = document.querySelectorAll('#main [data-id]')[2].parentNode; const copy = row.cloneNode(true); row.after(copy); ";
    private const string Bare = "for (const words of document.querySelectorAll('#main .words > span[dir], #main .words > .selectable-text')) words.replaceWith(...words.childNodes)";
    private const string CopiedPanel = "const panel = document.querySelector('#main'); const copy = panel.cloneNode(true); panel.after(copy); ";

    [Theory]
    [InlineData("e/en-GB", "media", Copied + "copy.querySelector('.meta > span[dir]').textContent = ''")]
    [InlineData("d-prime/de", "media", Copied + "row.querySelector('.meta > span[dir]').textContent = ''")]
    [InlineData("e/en-GB", "media", CopiedWords + "copy.querySelector('.words').replaceChildren()")]
    [InlineData("e/en-GB", "talk", CopiedPanel + "panel.querySelector('.words').replaceChildren()")]
    [InlineData("e/en-GB", "talk", CopiedPanel + "copy.querySelector('.edited .meta > span').textContent = ''")]
    [InlineData("d/fr", "group", CopiedPanel + "panel.querySelector('.meta > span[dir]').textContent = ''")]
    [InlineData("e/en-GB", "media", "for (const name of document.querySelectorAll('#main .file-name')) name.removeAttribute('title')")]
    [InlineData("e/en-GB", "group", "for (const name of document.querySelectorAll('#main .poll-option [dir]')) name.removeAttribute('data-testid')")]
    [InlineData("f/en-GB", "twin", "for (const each of document.querySelectorAll('#main .copyable-text')) { each.parentNode.dataset.prePlainText = each.dataset.prePlainText; delete each.dataset.prePlainText; }")]
    [InlineData("f/en-GB", "group", "for (const quote of document.querySelectorAll('#main .quote > [role]')) quote.removeAttribute('role')")]
    [InlineData("d/de", "talk", "for (const more of document.querySelectorAll('#main .read-more-button')) more.parentNode.prepend(more)")]
    [InlineData("d/de", "media", Bare)]
    [InlineData("e/en-GB", "media", Bare)]
    [InlineData("e/en-GB", "group", CopiedPanel + "for (const poll of panel.querySelectorAll('[data-testid^=poll]')) poll.removeAttribute('data-testid')")]
    [InlineData("d/de", "group", CopiedPanel + "for (const side of panel.querySelectorAll('.message-in, .message-out')) side.classList.remove('message-in', 'message-out')")]
    [InlineData("d-prime/ja", "twin", "for (const each of document.querySelectorAll('#main [data-testid]')) each.removeAttribute('data-testid')")]
    public async Task What_lost_its_mark_is_read_by_what_else_tells_it(string look, string chat, string change)
    {
        var expected = await OpenAsync(look, chat, change);

        var reading = await stage.Page.ReadAsync();

        Assert.Equal(Lines(expected.Messages), Lines(reading.Messages));
    }

    [Theory]
    [InlineData("for (const tail of document.querySelectorAll('#main [data-id] svg title')) tail.textContent = tail.textContent.replace('tail-out', 'tail-in')", "contradicted")]
    [InlineData("for (const mark of document.querySelectorAll('#main [data-id] :is(svg, [data-testid^=tail-], span[aria-label], .meta [aria-label])')) mark.remove()", "none")]
    public async Task What_marks_and_names_tell_of_a_side_is_said_with_the_side(string change, string certainty)
    {
        await OpenAsync("e/en-GB", "talk", change);

        var reading = await stage.Page.ReadAsync();

        Assert.Contains(DirectionCertainty.Parse(certainty), reading.DirectionCertainties);
        Assert.All(reading.Messages.Zip(reading.DirectionCertainties), each => Assert.Equal(each.First.Direction != Direction.Unknown, each.Second.IsKnown));
    }

    [Theory]
    [InlineData(Copied + "copy.querySelector('.meta > span[dir]').textContent = '03:33'", "messageId")]
    [InlineData(CopiedPanel + "copy.querySelector('.words [dir] span').textContent = 'other words'", "panel")]
    [InlineData("document.querySelector('#main .words').replaceChildren()", "body")]
    [InlineData(CopiedWords + "for (const words of document.querySelectorAll('#main .words')) words.replaceChildren()", "body")]
    public async Task Copies_that_contradict_each_other_and_blanks_without_one_are_refused(string change, string where)
    {
        await OpenAsync("e/en-GB", "media", change);

        var refusal = await stage.Page.RefuseAsync();

        Assert.Equal((where, "drift"), (refusal.Stage, refusal.Why));
    }

    private static string[] Lines(IEnumerable<CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];

    private async Task<PracticeChat> OpenAsync(string look, string chat, string change)
    {
        var site = PracticeSite.Create(80, PracticeLook.Find(look));
        await stage.ShowAsync(site);
        await stage.OpenChatAsync(chat);
        await stage.Page.Page.EvaluateAsync($"() => {{ {change} }}");
        return site.Expected(chat);
    }
}
