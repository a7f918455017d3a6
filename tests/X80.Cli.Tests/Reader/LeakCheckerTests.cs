using System.Net;
using System.Security.Cryptography;
using System.Text;
using X80.Cli.Reader.Recording;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Tests.Reader;

/// <summary>Secrets planted into what would be saved, in every form that somebody might write them.</summary>
public sealed class LeakCheckerTests
{
    private const string Name = "Zebulon Quartermain";
    private const string Number = "5521987654321";
    private const string Page =
        "<html><body><!-- Internal ref Hollowbrook --><style>.a::after { content: 'Marrowgate' }</style>"
        + "<p title='+55 21 98765-4321'>Zebulon Quartermain</p><a href='https://x.example/?who=Per%C3%A9gr%C3%ADn'>佐藤 遥</a><div data-id='false_5521987654321@c.us_3EB0F00DFACE1234ABCD'></div></body></html>";

    public static TheoryData<string, string> Planted => new()
    {
        { "a text", $"<p>Hello {Name}</p>" },
        { "an attribute", $"<p aria-label='{Name}'></p>" },
        { "a comment", "<!-- Hollowbrook -->" },
        { "a style", "<style>.a { content: 'marrowgate' }</style>" },
        { "an address", "<a href='https://recorded.invalid/?q=Peregrin-Per%C3%A9gr%C3%ADn'></a>" },
        { "percent-encoded", "<p data-x='%5A%65%62%75%6C%6F%6E'></p>" },
        { "entities", "<p>" + string.Concat(Name.Select(c => $"&#{(int)c};")) + "</p>" },
        { "entities twice", "<p>" + WebUtility.HtmlEncode(string.Concat(Name.Select(c => $"&#{(int)c};"))) + "</p>" },
        { "Base64", $"<p data-x='{Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))}'></p>" },
        { "Base64 of addresses", $"<p data-x='{Convert.ToBase64String(Encoding.UTF8.GetBytes("??" + Name)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}'></p>" },
        { "hexadecimal", $"<p>{Convert.ToHexString(Encoding.UTF8.GetBytes(Name))}</p>" },
        { "JavaScript's escapes", "<p data-x='" + string.Concat(Name.Select(c => $"\\u{(int)c:x4}")) + "'></p>" },
        { "two nodes", "<p><b>Zebu</b><i>lon</i></p>" },
        { "a node a letter", "<p>" + string.Concat("Quartermain".Select(c => $"<i>{c}</i> ")) + "</p>" },
        { "reversed", "<p>niamretrauQ</p>" },
        { "a number", $"<p>{Number}</p>" },
        { "a number in groups", "<p>+55 (21) 98765-4321</p>" },
        { "a number inside another", $"<p>00{Number}00</p>" },
        { "a number reversed", "<p>1234567891255</p>" },
        { "a number over nodes", "<p><b>55219</b><i>87654</i><b>321</b></p>" },
        { "an id", "<p data-id='3EB0F00DFACE1234ABCD'></p>" },
        { "a name of two signs", "<p>佐藤</p>" },
        { "MD5", "<p data-x='eb1ec90d51150748189a5c844d9faa45'></p>" },
        { "SHA-256", $"<p data-x='{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Number)))}'></p>" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_secret_is_found_and_not_told(string form, string content)
    {
        var leaks = Checker().Find("page.html", content);

        Assert.True(leaks.Count > 0, $"Not found: {form}.");
        Assert.DoesNotContain(leaks, leak => leak.Contains("ebulon", StringComparison.OrdinalIgnoreCase) || leak.Contains(Number, StringComparison.Ordinal));
    }

    [Fact]
    public void Invented_words_are_no_leak() =>
        Assert.Empty(Checker().Find("page.html", "<div id='main' data-testid='conversation-panel-wrapper'><span dir='auto'>Qzxvj Kwqzxv +12 34 56789 1234</span></div>"));

    private static LeakChecker Checker() => new(Page, ReaderPacks.Bundled("whatsapp-web"));
}
