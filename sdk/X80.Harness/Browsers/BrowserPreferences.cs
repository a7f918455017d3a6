using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Harness.Guarding;

namespace X80.Harness.Browsers;

/// <summary>Settings of a profile that no argument and no protocol call sets; what else a kept profile holds stays.</summary>
internal static class BrowserPreferences
{
    private const int Block = 2;

    private const int NeverPreload = 2;

    // The browser would offer the person to start these programs with what a page wrote.
    private static readonly string[] DangerousSchemes =
        ["ms-msdt", "ms-settings", "search", "search-ms", "ms-appinstaller", "ms-officecmd", "ms-cxh", "ms-cxh-full", "intent", "whatsapp", "smb", "sftp", "ssh", "telnet", "vnc", "vbscript", "jar"];

    /// <summary>Writes them into the profile before its browser starts.</summary>
    public static void Write(string profileFolder)
    {
        var folder = Path.Combine(profileFolder, "Default");
        var file = Path.Combine(folder, "Preferences");
        Directory.CreateDirectory(folder);
        var preferences = Read(file);
        var settings = Section(Section(preferences, "profile"), "default_content_setting_values");
        foreach (var permission in ShellPermissions.DeniedByProfile)
        {
            settings[permission.Name] = Block;
        }

        var schemes = Section(Section(preferences, "protocol_handler"), "excluded_schemes");
        foreach (var scheme in DangerousSchemes)
        {
            schemes[scheme] = true;
        }

        // A page prepared ahead lives outside the guard's window until it is shown.
        Section(preferences, "net")["network_prediction_options"] = NeverPreload;
        File.WriteAllText(file, preferences.ToJsonString());
    }

    private static JsonObject Read(string file)
    {
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllText(file)) is JsonObject preferences ? preferences : [];
        }
        catch (JsonException)
        {
            // Half written when the machine went down: the browser would begin anew, too.
            return [];
        }
    }

    private static JsonObject Section(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject section)
        {
            parent[name] = section = [];
        }

        return section;
    }
}
