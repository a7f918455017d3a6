using System.Reflection;

namespace X80.ReferenceServer.Storage;

/// <summary>Text files that are compiled into the server.</summary>
internal static class EmbeddedText
{
    public static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded file {resource} is missing from this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
