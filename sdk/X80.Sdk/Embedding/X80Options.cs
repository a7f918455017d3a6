using X80.Sdk.Channels;
using X80.Sdk.Client;

namespace X80.Sdk.Embedding;

/// <summary>What a wrapper tells X80 about itself.</summary>
public sealed class X80Options
{
    /// <value>WhatsApp.</value>
    public Channel Channel { get; set; } = KnownChannels.WhatsApp;

    /// <summary>The backend's address, such as <c>https://x80.example/</c>; https, or http on this machine.</summary>
    public Uri? Backend { get; set; }

    /// <value>60 s: a sync waits for the CRM behind the backend.</value>
    public TimeSpan Timeout { get; set; } = CaptureClientOptions.DefaultTimeout;
}
