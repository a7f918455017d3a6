using System.Reflection;
using System.Text.Json;
using X80.Contract.Kinds;

namespace X80.Sdk.Channels;

/// <summary>The channels that ship with this package: a folder of data each, and no code.</summary>
public static class KnownChannels
{
    private const string Folder = "channels/";

    /// <summary>By name; WhatsApp, which is meant where none is said, first.</summary>
    public static IReadOnlyList<Channel> All { get; } =
    [
        .. Load().OrderBy(channel => channel.Kind != ChannelKind.WhatsApp).ThenBy(channel => channel.Kind.Value, StringComparer.Ordinal),
    ];

    public static Channel WhatsApp => All[0];

    private static IEnumerable<Channel> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var json = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize(json, ChannelJsonContext.Default.Channel)
                ?? throw new InvalidOperationException($"{name} of this package holds null.");
        }
    }
}
