using System.Text.Json;
using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;
using X80.Simulator.Practice.Channels;

namespace X80.Cli.Running;

/// <summary>A channel that somebody is at work on: <c>channel.json</c>, and its reader pack beside it.</summary>
internal static class ChannelFile
{
    /// <exception cref="CliException">The file is not there, or is not a channel with its pack.</exception>
    public static ChosenChannel Load(string path)
    {
        try
        {
            var channel = JsonSerializer.Deserialize<Channel>(File.ReadAllText(path), JsonSerializerOptions.Web)
                ?? throw new JsonException("The file holds null.");
            var pack = PackOf(channel, path);
            return new ChosenChannel(channel, ReaderPack.Parse(File.ReadAllText(pack), Path.GetFileName(pack)), PageOf(channel, path));
        }
        catch (JsonException malformed)
        {
            throw Refused($"{Path.GetFileName(path)} is no channel: {malformed.Path ?? "$"} is missing or of another type.", malformed);
        }
        catch (ReaderPackException malformed)
        {
            throw Refused(malformed.Message, malformed);
        }
        catch (FormatException malformed)
        {
            throw Refused(malformed.Message, malformed);
        }
        catch (IOException missing)
        {
            throw Refused("The file, or the pack that it names, is not there.", missing);
        }
    }

    /// <returns>The channel's file and its pack.</returns>
    /// <exception cref="CliException">The file is not there, or is not a channel with its pack.</exception>
    public static IReadOnlyList<FileInfo> FilesOf(string path) => [new FileInfo(path), new FileInfo(PackOf(Load(path).Channel, path))];

    private static ChannelPage? PageOf(Channel channel, string path)
    {
        var page = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, ChannelPage.FileName);
        return File.Exists(page) ? ChannelPage.Parse(new Uri(channel.StartUrl), File.ReadAllText(page)) : null;
    }

    private static string PackOf(Channel channel, string path) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, channel.ReaderPack + ".pack.json");

    private static CliException Refused(string why, Exception inner) => new(
        ExitCode.Usage, "That channel cannot be used.", why, "A channel file and its pack lie side by side: channel.json and NAME.pack.json.", inner);
}
