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
    };

    public static IReadOnlyList<Channel> All { get; } = [WhatsApp];
}
