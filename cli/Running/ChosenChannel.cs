using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Running;

/// <summary>A channel that ships, or one from a file with the pack beside it.</summary>
/// <param name="Channel">Its data.</param>
/// <param name="Pack">The pack from the file; null for a channel that ships.</param>
internal sealed record ChosenChannel(Channel Channel, ReaderPack? Pack);
