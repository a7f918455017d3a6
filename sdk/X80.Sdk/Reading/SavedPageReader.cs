using X80.Sdk.Channels;
using X80.Sdk.Pages;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Reading.Raw;

namespace X80.Sdk.Reading;

/// <summary>
/// Reads a saved page, for fixtures and for checking a pack. It needs no click, and so gives a <see cref="SavedReading"/>,
/// which nothing can send.
/// </summary>
public sealed class SavedPageReader
{
    private readonly RawReader reader;
    private readonly ReaderPack pack;

    /// <param name="host">A throw-away profile without network that shows the saved page at the channel's address.</param>
    /// <param name="channel">Whose page it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pack">
    /// A pack from a file, such as one that its author is at work on; the channel's own where null. It is neither signed nor
    /// verified: a saved page may be read with it, the channel's real site never is.
    /// </param>
    public SavedPageReader(IPageHost host, Channel channel, TimeProvider time, ReaderPack? pack = null) =>
        (reader, this.pack) = (new RawReader(host, channel, time), pack ?? ReaderPacks.Bundled(channel.ReaderPack));

    /// <exception cref="ReadRefusedException">The page shows no open chat or does not fit the pack.</exception>
    public async Task<SavedReading> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = await reader.ReadAsync(pack, documentId: null, "chat", cancellationToken);
        return new SavedReading(reading.Identity, reading.Messages, reading.Report) { DirectionCertainties = reading.DirectionCertainties };
    }
}
