using X80.Sdk.Pages;
using X80.Sdk.Tests.Reading.Power;

namespace X80.Sdk.Tests.Reading;

public sealed class ScriptPowerTests
{
    [Fact]
    public void The_reader_script_names_no_power_but_reading() =>
        Assert.Empty(ScriptPowerCheck.BreachesOf(PageScript.OpenChatReader.Source));

    [Theory]
    [InlineData("() => document.body.click()")]
    [InlineData("() => window.fetch")]
    [InlineData("() => fetch('/x')")]
    [InlineData("() => setTimeout(() => 1, 1)")]
    [InlineData("() => new MutationObserver(() => 1)")]
    [InlineData("() => indexedDB.open('x')")]
    [InlineData("() => localStorage")]
    [InlineData("(row) => row.scrollTop")]
    [InlineData("(row) => { row.hidden = true; }")]
    [InlineData("(row) => row['cli' + 'ck']()")]
    [InlineData("(row) => { const { click } = row; return click; }")]
    [InlineData("(row) => [].at.constructor('return 1')()")]
    [InlineData("async () => 1")]
    [InlineData("() => import('/x.js')")]
    [InlineData("() => { const method = (p, n) => p; return method(Element.prototype, 'scrollIntoView'); }")]
    [InlineData("(name) => { const method = (p, n) => p; return method(Element.prototype, name); }")]
    [InlineData("() => { const method = (p, n) => p; const again = method; return again(Element.prototype, 'remove'); }")]
    [InlineData("() => Object.getOwnPropertyDescriptor(Element.prototype, 'remove').value")]
    [InlineData("() => Reflect.get(document, 'body')")]
    [InlineData("() => { { const fetch = 1; } return fetch; }")]
    [InlineData("(row) => delete row.id")]
    public void A_planted_breach_is_found(string source) => Assert.NotEmpty(ScriptPowerCheck.BreachesOf(source));

    [Theory]
    [InlineData("(rows) => rows.map((row) => row.id)")]
    [InlineData("() => { const found = new Map(); found.set(1, 2); return found.get(1); }")]
    public void Plain_computing_is_no_breach(string source) => Assert.Empty(ScriptPowerCheck.BreachesOf(source));
}
