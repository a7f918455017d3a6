using X80.Contract.Sessions;
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
    private readonly ReaderPack bundled;
    private readonly ReaderPackSource packs;

    /// <param name="host">The wrapped page.</param>
    /// <param name="channel">The channel that is wrapped.</param>
    /// <param name="time">The clock; a pack's age is judged by it.</param>
    /// <param name="packs">Where packs come from; this package alone where none is given.</param>
    /// <exception cref="ReaderPackException">This package holds no pack for the channel.</exception>
    public OpenChatReader(IPageHost host, Channel channel, TimeProvider time, ReaderPackSource? packs = null)
    {
        reader = new RawReader(host, channel, time);
        this.packs = packs ?? ReaderPackSource.Bundled;
        bundled = this.packs.DefaultFor(channel);
    }

    /// <summary>Which packs the backend still accepts; null until it has said so.</summary>
    public PackPolicy? Policy { get; set; }

    /// <summary>Spends the click and reads the open chat.</summary>
    /// <exception cref="ReadRefusedException">
    /// The page is not the channel's, no chat is open, the page does not fit the pack, or the pack may not be used.
    /// </exception>
    public async Task<ChatReading> ReadAsync(HumanClick click, CancellationToken cancellationToken)
    {
        if (!click.TrySpend())
        {
            throw Refusals.Because(Refusals.ClickSpent, "click");
        }

        var pack = await packs.ChooseAsync(bundled, Policy, cancellationToken);
        return ChatReading.From(click, await reader.ReadAsync(pack, click.DocumentId, "chat", cancellationToken));
    }

    /// <summary>Spends the click and copies the markup of the open chat, and nothing beside it, for a recording.</summary>
    /// <exception cref="ReadRefusedException">As for a reading.</exception>
    public async Task<OpenChatCopy> CopyAsync(HumanClick click, CancellationToken cancellationToken)
    {
        if (!click.TrySpend())
        {
            throw Refusals.Because(Refusals.ClickSpent, "click");
        }

        var pack = await packs.ChooseAsync(bundled, Policy, cancellationToken);
        return OpenChatCopy.From(click, await reader.CopyAsync(pack, click.DocumentId, cancellationToken));
    }

    /// <summary>
    /// One look at whose chat is open, without content, for a Send. The click is the reason to look, and must be unspent: the
    /// write itself spends it.
    /// </summary>
    /// <exception cref="ReadRefusedException">As for a reading.</exception>
    public async Task<ChatIdentity> LookAsync(HumanClick click, CancellationToken cancellationToken)
    {
        if (click.IsExpired || click.IsSpent)
        {
            throw Refusals.Because(Refusals.ClickSpent, "click");
        }

        var pack = await packs.ChooseAsync(bundled, Policy, cancellationToken);
        return (await reader.ReadAsync(pack, click.DocumentId, "identity", cancellationToken)).Identity;
    }
}
