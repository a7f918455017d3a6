using X80.Contract.Kinds;

namespace X80.Sdk.Channels;

/// <summary>The channels that ship with this package.</summary>
public static class KnownChannels
{
    public static Channel WhatsApp { get; } = new()
    {
        Kind = ChannelKind.WhatsApp,
        DisplayName = "WhatsApp",
        StartUrl = "https://web.whatsapp.com/",
        DocumentHosts = ["whatsapp.com"],
        NetworkHosts = ["whatsapp.net"],
        ReaderPack = "whatsapp-web",
        UserAgents =
        [
            new(
                "WebKitGTK",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                "Compatibility: the channel serves Safari, the desktop browser of this engine family, and turns away what WebKitGTK calls itself. "
                    + "WebKitGTK sends a Macintosh's name there of its own accord. Nothing else about the browser is masked."),
        ],
    };

    public static IReadOnlyList<Channel> All { get; } = [WhatsApp];
}
