namespace X80.Harness.Tests.Guarding.Truth;

/// <summary>What the browser's own parser made of an address.</summary>
/// <param name="Href">Its canonical form.</param>
/// <param name="Scheme">With its colon, such as <c>https:</c>.</param>
/// <param name="Host">Without port.</param>
/// <param name="Port">Empty for the scheme's default.</param>
/// <param name="HasUserInfo">Whether a user name or password stands in it.</param>
/// <param name="Origin">Such as <c>https://web.whatsapp.com</c>, also of a blob; <c>null</c> as a word where there is none.</param>
/// <param name="IsOrdinary">
/// Whether it is what the channel really uses: https on the default port, no user-info, a host of plain labels, of a sane length.
/// </param>
internal sealed record ParsedUrl(string Href, string Scheme, string Host, string Port, bool HasUserInfo, string Origin, bool IsOrdinary)
{
    private const string ChannelHost = "whatsapp.com";

    public bool IsWeb => Scheme is "http:" or "https:";

    /// <summary>Whether the browser would connect to the channel, whatever the scheme.</summary>
    public bool IsChannelHost => Host == ChannelHost || Host.EndsWith("." + ChannelHost, StringComparison.Ordinal);

    /// <summary>Whether it may load as a document.</summary>
    public bool IsChannel => Scheme == "https:" && Port.Length == 0 && !HasUserInfo && IsChannelHost;

    /// <summary>Whether it is a blob that the channel's own origin made.</summary>
    public bool IsChannelBlob => Scheme == "blob:" && (Origin == "https://" + ChannelHost
        || (Origin.StartsWith("https://", StringComparison.Ordinal) && Origin.EndsWith("." + ChannelHost, StringComparison.Ordinal)));
}
