using System.Globalization;
using System.Text.Json.Nodes;

namespace X80.Harness.Tests.Extension;

/// <summary>The extension as it lies in the repository, and a copy of it to load.</summary>
internal static class ExtensionFolder
{
    private const string Pack = "reader/whatsapp-web.pack.json";

    public static string Repository { get; } = FindRepository();

    public static string Path { get; } = System.IO.Path.Combine(Repository, "samples", "browser-extension");

    /// <summary>Every file, by its path within the extension.</summary>
    public static IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    /// <summary>
    /// Copies it with two differences: a person has allowed this machine's addresses (the browser's own question, which no driver
    /// answers), and the pack is young, whatever day it is, since an extension takes the practice page for the real one.
    /// </summary>
    public static void CopyAllowed(string folder)
    {
        foreach (var file in Files)
        {
            var to = System.IO.Path.Combine(folder, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(System.IO.Path.Combine(Path, file), to);
        }

        var manifest = JsonNode.Parse(Read("manifest.json"))!;
        manifest["host_permissions"]!.AsArray().Add("http://127.0.0.1/*");
        File.WriteAllText(System.IO.Path.Combine(folder, "manifest.json"), manifest.ToJsonString());
        var pack = JsonNode.Parse(Read(Pack))!;
        var today = TimeProvider.System.GetUtcNow();
        pack["verifiedAt"] = today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        pack["expiresAt"] = today.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        File.WriteAllText(System.IO.Path.Combine(folder, Pack), pack.ToJsonString());
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "X80.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds X80.sln: run them from a clone.");
        }

        return folder.FullName;
    }
}
