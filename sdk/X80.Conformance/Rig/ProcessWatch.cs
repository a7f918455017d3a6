using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net;

namespace X80.Conformance.Rig;

/// <summary>
/// Sees every name that this process resolves and every address that it connects to, whoever in it does: for a client that runs
/// inside the suite's own process. Of use only where nothing else runs in it.
/// </summary>
internal sealed class ProcessWatch : EventListener
{
    private readonly Lock gate = new();
    private readonly List<string> reached = [];
    private readonly IReadOnlyList<int> own;

    /// <param name="own">Ports of loopback that are the rig's own.</param>
    public ProcessWatch(params IReadOnlyList<int> own) => this.own = own;

    /// <summary>Names and addresses other than the rig's own.</summary>
    public IReadOnlyList<string> Reached
    {
        get
        {
            lock (gate)
            {
                return [.. reached];
            }
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.NameResolution" or "System.Net.Sockets")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        var place = (eventData.EventName, eventData.Payload?.FirstOrDefault() as string) switch
        {
            ("ResolutionStart", { } name) when name.Length > 0 && !IPAddress.TryParse(name, out _) && name != "localhost" && name != Environment.MachineName => $"name {name}",
            ("ConnectStart", { } address) => PlaceOf(address),
            _ => null,
        };
        if (place is null)
        {
            return;
        }
        lock (gate)
        {
            reached.Add(place);
        }
    }

    /// <summary>Such as <c>InterNetwork:16:{1,187,127,0,0,1,…}</c>: port, then address.</summary>
    private string? PlaceOf(string address)
    {
        if (!address.StartsWith("InterNetwork", StringComparison.Ordinal))
        {
            return null;
        }
        var bytes = address[(address.IndexOf('{', StringComparison.Ordinal) + 1)..].TrimEnd('}').Split(',')
            .Select(each => byte.Parse(each, CultureInfo.InvariantCulture)).ToArray();
        var port = (bytes[0] << 8) | bytes[1];
        var isSixth = address.StartsWith("InterNetworkV6", StringComparison.Ordinal);
        var ip = new IPAddress(isSixth ? bytes.AsSpan(6, 16) : bytes.AsSpan(2, 4));
        var plain = ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
        return IPAddress.IsLoopback(plain) && own.Contains(port) ? null : string.Create(CultureInfo.InvariantCulture, $"{plain} port {port}");
    }
}
