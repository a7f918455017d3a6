using System.Text.Json;

namespace X80.Harness.Sidebar;

/// <summary>One event on a control of the sidebar, as its isolated world saw it.</summary>
/// <param name="Control">The control's name.</param>
/// <param name="Trusted">The browser's mark of a person's input; a page's script cannot set it.</param>
/// <param name="Visible">Whether the sidebar's document was visible.</param>
/// <param name="At">When it came, by the monotonic clock.</param>
internal sealed record Witnessed(string Control, bool Trusted, bool Visible, long At)
{
    /// <returns>The event, or null where the text is none of the witness's.</returns>
    public static Witnessed? Parse(string payload, long at)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            var root = json.RootElement;
            return new(
                root.GetProperty("control").GetString()!,
                root.GetProperty("trusted").GetBoolean(),
                root.GetProperty("visible").GetBoolean(),
                at);
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
