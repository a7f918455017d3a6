using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;
using X80.Simulator.Practice;
using X80.Simulator.Practice.Channels;

namespace X80.Cli.Running;

/// <summary>A channel that ships, or one from a file with the pack beside it.</summary>
/// <param name="Channel">Its data.</param>
/// <param name="Pack">The pack from the file; null for a channel that ships.</param>
/// <param name="Page">Its practice page; null where its folder has none.</param>
internal sealed record ChosenChannel(Channel Channel, ReaderPack? Pack, ChannelPage? Page = null)
{
    private bool HasBuiltInPage => Pack is null && new Uri(Channel.StartUrl).GetLeftPart(UriPartial.Authority) == PracticeSite.Origin;

    /// <summary>Where its pack comes from on a practice page.</summary>
    public ReaderPackSource Packs => Pack is null ? ReaderPackSource.Bundled : ReaderPackSource.ForPractice(Pack);

    /// <summary>Its practice page with invented chats.</summary>
    /// <exception cref="CliException">It has none.</exception>
    public PracticeSite Practise(int seed)
    {
        RequirePage();
        return Page is null ? PracticeSite.Create(seed) : PracticeSite.Create(seed, Page);
    }

    /// <exception cref="CliException">It has no practice page.</exception>
    public void RequirePage()
    {
        if (Page is null && !HasBuiltInPage)
        {
            throw CliException.Usage(
                "That channel has no practice page.", "No practice.html lies beside its channel.json.", "Write one, as docs/readers.md says; x80 new channel makes an example.");
        }
    }
}
