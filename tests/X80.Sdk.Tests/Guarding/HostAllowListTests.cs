using X80.Sdk.Guarding;

namespace X80.Sdk.Tests.Guarding;

public sealed class HostAllowListTests
{
    [Theory]
    [InlineData(".whatsapp.com")]
    [InlineData("*.whatsapp.com")]
    [InlineData("WhatsApp.com")]
    [InlineData("whatsapp.com.")]
    [InlineData("whatsapp.com:443")]
    [InlineData("https://whatsapp.com")]
    [InlineData("whats_app.com")]
    [InlineData("-whatsapp.com")]
    [InlineData("wh\u0430tsapp.com")]
    [InlineData("com")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("")]
    public void A_host_that_is_no_plain_public_name_is_refused(string host)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new HostAllowList(["whatsapp.com", host]));

        Assert.StartsWith($"'{host}' is not a host that can be allowed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_without_a_host_is_refused() => Assert.Throws<ArgumentException>(() => new HostAllowList([]));

    [Theory]
    [InlineData("whatsapp.com", true)]
    [InlineData("web.whatsapp.com", true)]
    [InlineData("evilwhatsapp.com", false)]
    [InlineData("whatsapp.com.evil.com", false)]
    [InlineData("whatsapp.co", false)]
    [InlineData("com", false)]
    public void A_host_stands_for_itself_and_what_ends_with_a_dot_and_it(string host, bool contained) =>
        Assert.Equal(contained, new HostAllowList(["whatsapp.com"]).Contains(host));
}
