using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Reading.Raw;

namespace X80.Sdk.Reading;

/// <summary>Reads the open chat of a channel's page through its reader pack. Every reading is paid for by a click.</summary>
public sealed class OpenChatReader
{
    private readonly RawReader reader;

    public OpenChatReader(IPageHost host, Channel channel, TimeProvider time) =>
        reader = new RawReader(host, channel, ReaderPacks.Bundled(channel.ReaderPack), time);

    /// <summary>Spends the click and reads the open chat.</summary>
    /// <exception cref="ReadRefusedException">The page is not the channel's, no chat is open, or the page does not fit the pack.</exception>
    public async Task<ChatReading> ReadAsync(HumanClick click, CancellationToken cancellationToken)
    {
        if (!click.TrySpend())
        {
            throw Refusals.Because(Refusals.ClickSpent, "click");
        }

        var reading = await reader.ReadAsync(click.DocumentId, "chat", cancellationToken);
        return ChatReading.From(click, reading.Identity, reading.Messages, reading.Report);
    }

    /// <summary>
    /// One look at whose chat is open, without content, for a Send (the click is spent by the write itself). The caller
    /// holds the click as the reason to look.
    /// </summary>
    /// <exception cref="ReadRefusedException">As for a reading.</exception>
    public async Task<ChatIdentity> LookAsync(HumanClick click, CancellationToken cancellationToken)
    {
        if (click.IsExpired)
        {
            throw Refusals.Because(Refusals.ClickSpent, "click");
        }

        return (await reader.ReadAsync(click.DocumentId, "identity", cancellationToken)).Identity;
    }
}
