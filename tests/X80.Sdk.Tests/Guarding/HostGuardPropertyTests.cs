using CsCheck;
using X80.Sdk.Guarding;

namespace X80.Sdk.Tests.Guarding;

/// <summary>The platform's own parser as a second opinion: it may be wrong where the guard refuses, never where the guard agrees.</summary>
public sealed class HostGuardPropertyTests
{
    private const int Samples = 50_000;

    private static readonly HostGuard Guard = new(["whatsapp.com"]);

    private static readonly string[] Pieces =
    [
        "https://", "http://", "https:", "//", "/", "\\", "@", ":", ":443", ":80", ".", "..", "web", "whatsapp", "whatsapp.com", ".whatsapp.com",
        "evil", "evil.com", "evil.com/", "?", "#", "%", "%2f", "%40", "%00", "\t", "\n", "\0", " ", "[::1]", "127.1", "192.168.10.10", "0x7f", "xn--", "-", "_",
        "\uff0f", "\uff20", "\u3002", "\u00ad", "\u200b", "\u202e", "\u017f", "user:pw@", "javascript:", "data:", "blob:", "about:blank", ";", ",",
        "mailto:", "tel:", "sms:", "+15551234567", "a@b.co", "?subject=", "&bcc=", "?body=",
    ];

    private static readonly string[] OrdinaryAddresses =
    [
        "https://web.whatsapp.com/", "https://whatsapp.com", "https://web.whatsapp.com:443/send?phone=1#x", "https://static.whatsapp.com/a/b.js",
        "https://example.com/a?b=c#d", "http://example.com/", "mailto:a@b.co?subject=Hi", "sms:+15551234567?body=hi",
    ];

    private static readonly Gen<string> Assembled = OneOf(Pieces).Array[1, 9].Select(parts => string.Concat(parts));

    private static readonly Gen<string> Mutated = Gen.Select(
        OneOf(OrdinaryAddresses), Gen.Int[0, 40], Gen.Int[0, 3], Gen.OneOf(OneOf(Pieces), Gen.Char.Select(c => c.ToString())),
        (address, at, cut, piece) =>
        {
            var start = Math.Min(at, address.Length);
            return string.Concat(address.AsSpan(0, start), piece, address.AsSpan(Math.Min(start + cut, address.Length)));
        });

    private static readonly Gen<string> AnyAddress = Gen.OneOf(Assembled, Mutated, Gen.String);

    [Fact]
    public void What_loads_is_on_the_channel_by_a_second_parser_too() => AnyAddress.Sample(
        url =>
        {
            if (Guard.Decide(url, GuardContext.Top, gesture: true).Action == GuardAction.Load)
            {
                var second = new Uri(url);
                Assert.Equal("https", second.Scheme);
                Assert.True(second.Host == "whatsapp.com" || second.Host.EndsWith(".whatsapp.com", StringComparison.Ordinal), url);
                Assert.Equal(443, second.Port);
                Assert.Empty(second.UserInfo);
            }
        },
        iter: Samples);

    [Fact]
    public void What_opens_outside_is_unambiguous_to_a_second_parser_too() => AnyAddress.Sample(
        url =>
        {
            if (Guard.Decide(url, GuardContext.External, gesture: true).Action == GuardAction.OpenExternally)
            {
                Assert.True(ExternalAddress.TryCanonicalise(url, out var canonical));
                Assert.DoesNotContain(canonical, c => c is <= ' ' or >= '\u007f' or '"' or '<' or '>' or '\\');
                var second = new Uri(canonical);
                Assert.StartsWith(second.Scheme + ":", canonical, StringComparison.Ordinal);
                if (second.Scheme is "http" or "https")
                {
                    Assert.StartsWith($"{second.Scheme}://{second.Host}/", canonical, StringComparison.Ordinal);
                    Assert.True(second.IsDefaultPort);
                    Assert.Empty(second.UserInfo);
                    Assert.Equal(UriHostNameType.Dns, second.HostNameType);
                }
            }
        },
        iter: Samples);

    [Fact]
    public void A_canonical_address_is_its_own_canonical_form() => AnyAddress.Sample(
        url =>
        {
            if (ExternalAddress.TryCanonicalise(url, out var canonical))
            {
                Assert.True(ExternalAddress.TryCanonicalise(canonical, out var again));
                Assert.Equal(canonical, again);
            }
        },
        iter: Samples);

    [Fact]
    public void Every_ordinary_address_of_the_channel_loads()
    {
        var label = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"], 1, 20];
        var rest = Gen.String[Gen.Char["abcXYZ019-._~/?#=&%@:\\"], 0, 30];
        Gen.Select(label.Array[0, 3], OneOf("", ":443"), OneOf("/", "?", "#"), rest).Sample(
            (labels, port, first, tail) =>
            {
                var url = $"https://{string.Concat(labels.Select(text => text + '.'))}whatsapp.com{port}{first}{tail}";
                Assert.Equal(GuardAction.Load, Guard.Decide(url, GuardContext.Top).Action);
            },
            iter: Samples);
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
