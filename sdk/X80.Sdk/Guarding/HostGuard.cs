namespace X80.Sdk.Guarding;

/// <summary>
/// Decides about an address in the browser's canonical form (GUARD-1 to GUARD-4). Pure; no parser but a tiny ASCII
/// grammar on which every parser agrees, so there is nothing to confuse. Deciding allocates nothing.
/// </summary>
public sealed class HostGuard
{
    private readonly HostAllowList channel;

    /// <param name="documentHosts">The channel's hosts; a development host is allowed only when it is named here.</param>
    /// <exception cref="ArgumentException">A host is not a plain lower-case name.</exception>
    public HostGuard(IEnumerable<string> documentHosts) => channel = new HostAllowList(documentHosts);

    /// <param name="url">The address as the browser gives it; an event without one is refused.</param>
    /// <param name="context">What wants to reach it.</param>
    /// <param name="gesture">Whether a person's click led here.</param>
    public GuardDecision Decide(string? url, GuardContext context, bool gesture = false)
    {
        if (string.IsNullOrEmpty(url))
        {
            return Refuse(GuardReasons.NoAddress);
        }

        return context switch
        {
            GuardContext.Top or GuardContext.Popup => DecideDocument(url, gesture),
            GuardContext.Frame => DecideFrame(url),
            GuardContext.Permission or GuardContext.Dialog => IsChannel(url) ? Load(GuardReasons.ChannelHost) : Refuse(GuardReasons.NotTheChannel),
            GuardContext.External => DecideExternal(url, gesture),
            GuardContext.Download => DecideDownload(url),
            _ => Refuse(GuardReasons.UnknownContext),
        };
    }

    /// <summary>
    /// Decides about a link to a record or note: never the page's, but one that the person's own backend gave, and clicked on our own surface
    /// (GUARD-3). It is opened if its host is exactly the one that the backend's session names, over https.
    /// </summary>
    /// <param name="url">The address as the backend gave it.</param>
    /// <param name="crmHost">The CRM's host as the session names it; null where it names none.</param>
    public GuardDecision DecideCrmLink(string? url, string? crmHost) =>
        string.IsNullOrEmpty(url) ? Refuse(GuardReasons.NoAddress)
        : !CanonicalHttps.TryRead(url, out var host, out var path) || crmHost is null || !host.SequenceEqual(crmHost) ? Refuse(GuardReasons.NotTheCrm)
        // Whatever a backend names: no way around the guard leads to the channel, this machine or a network of the person's own.
        : channel.Contains(host) ? Refuse(GuardReasons.ChannelOwnHost)
        : WebAddress.JudgeCanonical("https", host, path) is var reason && reason != GuardReasons.ExternalLink ? Refuse(reason)
        : new(GuardAction.OpenExternally, Trusted: false, GuardReasons.CrmHost);

    private GuardDecision DecideDocument(string url, bool gesture) =>
        !CanonicalHttps.TryRead(url, out var host, out var path) ? DecideExternal(url, gesture)
        : channel.Contains(host) ? Load(GuardReasons.ChannelHost)
        // The grammar has been matched already: what is left to judge is whether the host is public, and the path.
        : DecideLink(WebAddress.JudgeCanonical("https", host, path), gesture);

    private GuardDecision DecideFrame(string url)
    {
        if (IsChannel(url))
        {
            return Load(GuardReasons.ChannelHost);
        }

        // A blank or blob frame needs no request and the page may need it, but what fills it is not known: never trusted.
        return url is "about:blank" or "about:srcdoc" ? new(GuardAction.Load, Trusted: false, GuardReasons.BlankFrame)
            : IsChannelBlob(url) ? new(GuardAction.Load, Trusted: false, GuardReasons.ChannelBlob)
            : Refuse(GuardReasons.NotTheChannel);
    }

    private GuardDecision DecideDownload(string url) =>
        IsChannel(url) ? Load(GuardReasons.ChannelHost)
        : IsChannelBlob(url) ? Load(GuardReasons.ChannelBlob)
        : Refuse(GuardReasons.NotTheChannel);

    private GuardDecision DecideExternal(string url, bool gesture)
    {
        var reason = ExternalAddress.Judge(url, stackalloc char[HostName.MaxLength], out var host);

        // What the channel would answer over http, or under another spelling, must not reach a browser that is signed in to it.
        return reason != GuardReasons.ExternalLink ? Refuse(reason)
            : channel.Contains(host) ? Refuse(GuardReasons.ChannelOwnHost)
            : DecideLink(reason, gesture);
    }

    private static GuardDecision DecideLink(string reason, bool gesture) =>
        reason != GuardReasons.ExternalLink ? Refuse(reason)
        : gesture ? new(GuardAction.OpenExternally, Trusted: false, reason)
        : Refuse(GuardReasons.NoGesture);

    private bool IsChannel(ReadOnlySpan<char> url) => CanonicalHttps.TryReadHost(url, out var host) && channel.Contains(host);

    private bool IsChannelBlob(ReadOnlySpan<char> url) => url.StartsWith("blob:", StringComparison.Ordinal) && IsChannel(url["blob:".Length..]);

    private static GuardDecision Load(string reason) => new(GuardAction.Load, Trusted: true, reason);

    private static GuardDecision Refuse(string reason) => new(GuardAction.Refuse, Trusted: false, reason);
}
