namespace X80.Harness.Tests.Guarding.Truth;

/// <summary>What addresses are put together from: what parsers are known to disagree about, beside what is ordinary.</summary>
internal static class UrlPieces
{
    /// <summary>Each place of an address where one odd character has fooled a parser; <c>*</c> is that character.</summary>
    public static readonly string[] Places =
    [
        "https://evil.com*.whatsapp.com/", "https://evil.com*web.whatsapp.com/", "https://*whatsapp.com/", "https://web.whatsapp.com*/",
        "https://web.whatsapp.com*evil.com/", "https:*//web.whatsapp.com/", "*https://web.whatsapp.com/", "https://web.what*sapp.com/",
        "https://web.whatsapp.com:44*3/", "https://exam*ple.com/",
    ];

    public static readonly string[] Schemes =
    [
        "https://", "https://", "https://", "https://", "http://", "HTTPS://", "https:", "https:/", "https:///", "https:\\\\", "https:/\\", "//", "\\\\", "wss://",
        "ftp://", "file://", "javascript://", "data://", "blob:https://", "filesystem:https://", "view-source:https://", "intent://", "chrome://",
        "about:", "mailto:", "tel:", "sms:", "ms-settings:", "", " https://", "https\t://", "ht\ntps://", "\0https://", "https\uff1a//",
    ];

    public static readonly string[] UserInfos =
        ["", "", "", "", "", "", "a@", "a:b@", ":@", "@", "web.whatsapp.com@", "web.whatsapp.com:443@", "evil.com\\@", "web.whatsapp.com%2f@", "a%40", "web.whatsapp.com\uff20"];

    public static readonly string[] Hosts =
    [
        "whatsapp.com", "web.whatsapp.com", "web.whatsapp.com", "static.whatsapp.com", "a.b.c.whatsapp.com", "xn--bcher-kva.whatsapp.com", "a-b.whatsapp.com",
        "WEB.WhatsApp.com", "web.whatsapp.com.", ".whatsapp.com", "a..whatsapp.com", "-a.whatsapp.com", "a-.whatsapp.com", "a_b.whatsapp.com",
        "*.whatsapp.com", "evilwhatsapp.com", "whatsapp.com.evil.com", "web-whatsapp.com", "whatsapp.co", "whatsapp.com.co", "web%2ewhatsapp%2ecom",
        "web.whats%61pp.com", "web\u3002whatsapp\u3002com", "web.what\u017fapp.com", "wh\u0430tsapp.com", "xn--whtsapp-2fg.com", "wh\u00adatsapp.com",
        "\uff57\uff45\uff42.whatsapp.com", "\u212aelvin.com", "stra\u00dfe.de", "evil.com", "example.com", "example.co.uk", "EXAMPLE.com", "b\u00fccher.example",
        "localhost", "app.localhost", "router", "printer.local", "127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "1.2.3.4.5", "256.256.256.256",
        "192.168.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::1].whatsapp.com", "[web.whatsapp.com]", "example.0x7f", "example.1", "a@example.com", "+15551234567", "",
    ];

    public static readonly string[] Ports =
        ["", "", "", "", "", "", ":443", ":443", ":80", ":", ":0443", ":8443", ":65536", ":443a", ":-1", ":\uff14\uff14\uff13", ":443:443", ":443@evil.com"];

    public static readonly string[] Tails =
    [
        "", "/", "/", "/send?phone=1#x", "?q=https://evil.com", "#@evil.com", "/a/../b/./c", "/%2e%2e/", "/a|b{c}^`", "/\\evil.com", "\\@evil.com", "/a b", "/\"x\"",
        "/<x>", "/%", "/%zz", "/\u00fc", "?\u00fc", "?a'b", "/\t\n", "?subject=Hi", "?subject=Hi%0d%0aBcc:v@x.y", "?bcc=v@x.y", "?body=x%0Ay", ";phone-context=evil",
        "/.evil.com", "@evil.com/", "%2f@evil.com", ".evil.com/", ",,1", "*%2306%23",
    ];

    public static readonly string[] Oddities =
    [
        "/", "\\", "@", ":", "?", "#", "%", ".", "-", "_", "*", "%00", "%09", "%20", "%23", "%2e", "%2f", "%40", "%5c", "%ff", "\t", "\n", "\r", " ", "\0", "\u007f", "\u00ad",
        "\u200b", "\u200d", "\u202e", "\u2060", "\ufeff", "\uff0e", "\uff0f", "\uff1a", "\uff20", "\u3002", "\u2100", "\u017f", "\u212a", "\u0130", "\u0131", "\ufffd",
        "\U0001d41a", "xn--", "whatsapp.com", ".whatsapp.com", "evil.com", "https://", "[", "]", "443", "0x",
    ];
}
