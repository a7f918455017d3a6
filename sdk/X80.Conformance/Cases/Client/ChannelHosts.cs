using X80.Sdk.Channels;

namespace X80.Conformance.Cases.Client;

/// <summary>The tables name the hosts of the first channel; where the page of another one is played, its own stand in their place.</summary>
internal static class ChannelHosts
{
    private const string Host = "web.whatsapp.com";
    private const string Site = "whatsapp.com";
    private const string LookAlike = "web.whats\u0430pp.com";
    private static readonly (char Letter, char Alike)[] Letters = [('a', '\u0430'), ('e', '\u0435'), ('o', '\u043e'), ('c', '\u0441'), ('p', '\u0440')];

    public static CaseInfo In(CaseInfo info, Channel channel) => info with { Title = In(info.Title, channel), Shows = In(info.Shows, channel) };

    public static string In(string text, Channel channel)
    {
        var host = new Uri(channel.StartUrl).Host;
        return host == Host ? text : text
            .Replace(LookAlike, Alike(host), StringComparison.Ordinal)
            .Replace(Host, host, StringComparison.Ordinal)
            .Replace(Site, channel.DocumentHosts[0], StringComparison.Ordinal);
    }

    private static string Alike(string host)
    {
        foreach (var (letter, alike) in Letters)
        {
            if (host.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at)
            {
                return $"{host[..at]}{alike}{host[(at + 1)..]}";
            }
        }

        return "\u0430" + host;
    }
}
