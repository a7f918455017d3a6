using X80.Sdk.Guarding;

namespace X80.Sdk.Tests.Guarding;

public sealed class ExternalAddressTests
{
    [Theory]
    [InlineData("HTTPS://EXAMPLE.com:443/Path?Q=1#F", "https://example.com/Path?Q=1#F")]
    [InlineData("http://example.com:80", "http://example.com/")]
    [InlineData("https://example.com?a", "https://example.com/?a")]
    [InlineData("https://example.com/a|b{c}^`", "https://example.com/a%7Cb%7Bc%7D%5E%60")]
    [InlineData("https://xn--bcher-kva.example/%20", "https://xn--bcher-kva.example/%20")]
    [InlineData("MailTo:Ann.Lee+x@Example.COM", "mailto:Ann.Lee+x@example.com")]
    [InlineData("mailto:a@b.co?BODY=x%0Ay&Subject=Hi", "mailto:a@b.co?subject=Hi&body=x%0Ay")]
    [InlineData("mailto:a@b.co?body=http://x", "mailto:a@b.co?body=http://x")]
    [InlineData("tel:+1-(555).123-4567", "tel:+15551234567")]
    [InlineData("sms:+1555-1234?body=See%20you", "sms:+15551234?body=See%20you")]
    public void An_address_is_handed_over_in_one_form(string url, string expected)
    {
        Assert.True(ExternalAddress.TryCanonicalise(url, out var canonical));
        Assert.Equal(expected, canonical);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://example.com/100%")]
    [InlineData("https://example.com/a\\b")]
    [InlineData("https://example.com/\u00fc")]
    [InlineData("https://example.com:/")]
    [InlineData("https://example.com:443:443/")]
    [InlineData("https://printer.local/")]
    [InlineData("https://router/")]
    [InlineData("mailto:a@b.co,c@d.co")]
    [InlineData("mailto:a@b@c.co")]
    [InlineData("mailto:a%40b@c.co")]
    [InlineData("mailto:?to=a@b.co")]
    [InlineData("mailto:a@localhost")]
    [InlineData("mailto:a@\u212aelvin.com")]
    [InlineData("mailto:a@b.co?\u017fubject=Hi")]
    [InlineData("ma\u0130lto:a@b.co")]
    [InlineData("mailto:a@b.co?subject=a&subject=b")]
    [InlineData("mailto:a@b.co?subject=a%00")]
    [InlineData("mailto:a@b.co?body=a%00")]
    [InlineData("mailto:a@b.co?body=a%0")]
    [InlineData("mailto:a@b.co?body=a#b")]
    [InlineData("mailto:a@b.co?x-mailer=b")]
    [InlineData("tel:")]
    [InlineData("tel:+")]
    [InlineData("tel:+12")]
    [InlineData("tel:5551234567")]
    [InlineData("tel:+12345678901234567")]
    [InlineData("sms:?body=hi")]
    [InlineData("sms:+15551234567?to=2")]
    public void An_address_that_could_mean_more_is_not_handed_over(string? url)
    {
        Assert.False(ExternalAddress.TryCanonicalise(url, out var canonical));
        Assert.Null(canonical);
    }

    [Fact]
    public void A_text_message_is_opened_up_to_500_bytes()
    {
        Assert.True(ExternalAddress.TryCanonicalise("sms:+15551234567?body=" + string.Concat(Enumerable.Repeat("%20", 500)), out _));
        Assert.False(ExternalAddress.TryCanonicalise("sms:+15551234567?body=" + string.Concat(Enumerable.Repeat("%20", 501)), out _));
    }
}
