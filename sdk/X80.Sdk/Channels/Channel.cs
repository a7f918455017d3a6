using X80.Contract.Kinds;

namespace X80.Sdk.Channels;

/// <summary>Everything that differs between one messaging service and the next, as data.</summary>
public sealed record Channel
{
    public required ChannelKind Kind { get; init; }

    /// <summary>The name a person knows, such as <c>WhatsApp</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The address of the official web client, such as <c>https://web.whatsapp.com/</c>.</summary>
    public required string StartUrl { get; init; }

    /// <summary>Hosts whose documents may load: the exact name, or a name that ends with a dot and it.</summary>
    public required IReadOnlyList<string> DocumentHosts { get; init; }

    /// <summary>Hosts that the page may fetch from beside its document hosts (media, static files).</summary>
    public required IReadOnlyList<string> NetworkHosts { get; init; }

    /// <summary>The id of the reader pack in this package.</summary>
    public required string ReaderPack { get; init; }

    /// <summary>
    /// The user agent of each engine that a native wrapper must name itself by; an engine that is not listed sends its own.
    /// </summary>
    // Null comes from the reader of channel.json where the member is not there.
    public IReadOnlyList<EngineUserAgent> UserAgents { get; init => field = value ?? []; } = [];
}
