namespace X80.Sdk.Client;

/// <summary>How to reach the backend.</summary>
public sealed class CaptureClientOptions
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The backend's address, such as <c>https://x80.example/</c>; https, or http on this machine.</summary>
    public Uri? Backend { get; set; }

    /// <value>60 s: a sync waits for the CRM behind the backend.</value>
    public TimeSpan Timeout { get; set; } = DefaultTimeout;
}
