using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Harness.Guarding;

namespace X80.Harness.Browsers;

/// <summary>Settings of a profile that no argument and no protocol call sets; what else a kept profile holds stays.</summary>
internal static class BrowserPreferences
{
    private const int Block = 2;

    private const int Ask = 3;

    private const int NeverPreload = 2;

    // What the profile calls the permissions of ShellPermissions.Asked.
    private static readonly string[] AskedSettings = ["media_stream_camera", "media_stream_mic", "notifications"];

    // The browser would offer the person to start these programs with what a page wrote.
    private static readonly string[] DangerousSchemes =
        ["ms-msdt", "ms-settings", "search", "search-ms", "ms-appinstaller", "ms-officecmd", "ms-cxh", "ms-cxh-full", "intent", "whatsapp", "smb", "sftp", "ssh", "telnet", "vnc", "vbscript", "jar"];

    /// <summary>Writes them into the profile before its browser starts.</summary>
    /// <param name="profileFolder">The profile.</param>
    /// <param name="asking">The origin that may ask the person for what is theirs to give; null where nobody may.</param>
    public static void Write(string profileFolder, string? asking = null)
    {
        var folder = Path.Combine(profileFolder, "Default");
        var file = Path.Combine(folder, "Preferences");
        Directory.CreateDirectory(folder);
        var preferences = Read(file);
        var profile = Section(preferences, "profile");
        var settings = Section(profile, "default_content_setting_values");
        foreach (var name in ShellPermissions.DeniedByProfile.Select(permission => permission.Name).Concat(AskedSettings))
        {
            settings[name] = Block;
        }

        if (asking is not null)
        {
            LetAsk(Section(Section(profile, "content_settings"), "exceptions"), asking);
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

    // What the person answered before, in this profile, stands.
    private static void LetAsk(JsonObject exceptions, string origin)
    {
        foreach (var setting in AskedSettings)
        {
            var held = Section(exceptions, setting);
            foreach (var other in held.Select(one => one.Key).Where(pattern => !pattern.StartsWith(origin + ":443,", StringComparison.Ordinal)).ToList())
            {
                held.Remove(other);
            }

            held[$"{origin}:443,*"] ??= new JsonObject { ["setting"] = Ask };
        }
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
