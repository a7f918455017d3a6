namespace X80.Simulator.Practice.Eras;

/// <summary>The attribute that the site's own tests look for. It stood in eras B, D' and E; C and D went without it.</summary>
internal static class TestIds
{
    private static readonly Dictionary<Part, string> Names = new()
    {
        [Part.Panel] = "conversation-panel-wrapper",
        [Part.Wallpaper] = "conversation-background-default",
        [Part.Header] = "conversation-header",
        [Part.Info] = "conversation-info-header",
        [Part.Title] = "conversation-info-header-chat-title",
        [Part.Subtitle] = "chat-subtitle",
        [Part.Menu] = "conversation-menu-button",
        [Part.Body] = "conversation-panel-body",
        [Part.Scroller] = "conversation-panel-messages",
        [Part.Composer] = "conversation-compose-box-input",
        [Part.Restricted] = "reachout-timelock-compose-bar",
        [Part.Bubble] = "msg-container",
        [Part.Notice] = "msg-notification-container",
        [Part.Text] = "selectable-text",
        [Part.Photo] = "image-thumb",
        [Part.Video] = "video-thumb",
        [Part.Sticker] = "sticker-content",
        [Part.Document] = "document-thumb",
        [Part.Location] = "location-card",
        [Part.Contact] = "vcard-msg",
        [Part.ContactName] = "vcard-name",
        [Part.Poll] = "poll-bubble",
        [Part.PollName] = "poll-name",
        [Part.PollOption] = "poll-option-name",
        [Part.Call] = "call-log-system-message",
        [Part.Meta] = "msg-meta",
        [Part.Author] = "author",
        [Part.Avatar] = "group-chat-profile-picture",
        [Part.Quote] = "quoted-message",
        [Part.Reactions] = "addon-bubble-container",
        [Part.QrCode] = "link-device-qr-code",
        [Part.Introduction] = "intro-panel",
    };

    public static IEnumerable<(string Name, string? Value)> Of(Part part) =>
        Names.TryGetValue(part, out var name) ? [("data-testid", name)] : [];
}
