using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;

namespace X80.Sdk.Reading;

/// <summary>Reads the open chat of a channel's page through its reader pack.</summary>
public sealed class OpenChatReader
{
    private readonly IPageHost host;
    private readonly Channel channel;
    private readonly TimeProvider time;

    public OpenChatReader(IPageHost host, Channel channel, TimeProvider time) =>
        (this.host, this.channel, this.time) = (host, channel, time);

    /// <summary>Spends the click and reads the open chat.</summary>
    /// <exception cref="ReadRefusedException">The page is not the channel's, no chat is open, or the page does not fit the pack.</exception>
    public Task<ChatReading> ReadAsync(HumanClick click, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{host} {channel} {time} {click} {cancellationToken}");

    /// <summary>
    /// One look at whose chat is open, without content, for a Send (the click is spent by the write itself). The caller
    /// holds the click as the reason to look.
    /// </summary>
    /// <exception cref="ReadRefusedException">As for a reading.</exception>
    public Task<ChatIdentity> LookAsync(HumanClick click, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{click} {cancellationToken}");
}
