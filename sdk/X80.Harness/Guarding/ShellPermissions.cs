namespace X80.Harness.Guarding;

/// <summary>Every permission of the shell with its reason: what <c>x80 permissions explain</c> prints is what is set.</summary>
public static class ShellPermissions
{
    private const string NotNeeded = "Nothing that the channel's page needs for chats.";

    private const string Outside = "It would let the page read or change this machine outside the browser.";

    /// <summary>What X80 itself has.</summary>
    public static IReadOnlyList<PermissionRule> Held { get; } =
    [
        new("browser process", PermissionState.Held, "Two browsers of its own, driven over a pipe, in their sandbox; no debugging port is opened."),
        new("network of the page", PermissionState.Held, "The channel's hosts alone; no other name or address is reached, whatever the page does."),
        new("port on this machine", PermissionState.Held, "Only where your network needs a proxy: a tunnel on loopback that lets the page reach the channel's hosts through it, and nothing else."),
        new("network of the sidebar", PermissionState.Denied, "The sidebar's browser has no network; what it shows comes from X80."),
        new("network of X80", PermissionState.Held, "Your backend alone, with your token."),
        new("profile folder", PermissionState.Held, "Your sign-in to the channel; readable by your account alone. Practice uses a folder that is deleted."),
        new("default program", PermissionState.Held, "Opens a link that you clicked, one for each click, checked and re-made first."),
    ];

    /// <summary>What the channel's own origin may ask for; the browser's settings for any other origin are denials.</summary>
    public static IReadOnlyList<PermissionRule> Asked { get; } =
    [
        new("camera", PermissionState.Asked, "Video calls and pictures: the browser asks you and names the channel."),
        new("microphone", PermissionState.Asked, "Calls and voice messages: the browser asks you and names the channel."),
        new("notifications", PermissionState.Asked, "News of messages: the browser asks you and names the channel."),
    ];

    /// <summary>What the browser's protocol denies to every origin.</summary>
    public static IReadOnlyList<PermissionRule> Denied { get; } =
    [
        new("geolocation", PermissionState.Denied, NotNeeded),
        new("clipboard-read", PermissionState.Denied, "What you copied elsewhere is not the page's; pasting works without it."),
        new("midi", PermissionState.Denied, Outside),
        new("display-capture", PermissionState.Denied, "Your screen shows more than the chat, such as the sidebar."),
        new("idle-detection", PermissionState.Denied, NotNeeded),
        new("local-fonts", PermissionState.Denied, NotNeeded),
        new("window-management", PermissionState.Denied, "A page that places windows could cover the sidebar."),
        new("payment-handler", PermissionState.Denied, NotNeeded),
        new("nfc", PermissionState.Denied, Outside),
        new("captured-surface-control", PermissionState.Denied, NotNeeded),
        new("speaker-selection", PermissionState.Denied, NotNeeded),
        new("local-network-access", PermissionState.Denied, "No request of the page reaches your own network."),
        new("background-fetch", PermissionState.Denied, "Nothing goes on when you have left."),
        new("periodic-background-sync", PermissionState.Denied, "Nothing goes on when you have left."),
        new("top-level-storage-access", PermissionState.Denied, NotNeeded),
    ];

    /// <summary>What the protocol cannot deny and the profile's settings do, by the name of the setting.</summary>
    public static IReadOnlyList<PermissionRule> DeniedByProfile { get; } =
    [
        new("usb_guard", PermissionState.Denied, Outside),
        new("hid_guard", PermissionState.Denied, Outside),
        new("serial_guard", PermissionState.Denied, Outside),
        new("bluetooth_guard", PermissionState.Denied, Outside),
        new("bluetooth_scanning", PermissionState.Denied, Outside),
        new("file_system_write_guard", PermissionState.Denied, Outside),
        new("file_system_read_guard", PermissionState.Denied, Outside),
        new("midi_sysex", PermissionState.Denied, Outside),
        new("sensors", PermissionState.Denied, NotNeeded),
        new("vr", PermissionState.Denied, NotNeeded),
        new("ar", PermissionState.Denied, NotNeeded),
    ];

    /// <summary>What the guard refuses by itself, whoever asks.</summary>
    public static IReadOnlyList<PermissionRule> Refused { get; } =
    [
        new("file picker", PermissionState.Denied, "Files go out through your own browser or phone, not through a driven one."),
        new("downloads", PermissionState.Denied, "Nothing from the page is written to this machine."),
        new("new windows", PermissionState.Denied, "A second window would stand outside the guard for its first request."),
        new("page dialogs", PermissionState.Asked, "Shown of the channel's own page, which the browser names; of a frame of another origin they are dismissed."),
        new("extensions", PermissionState.Denied, "None is loaded: an extension could read every page."),
    ];

    public static IReadOnlyList<PermissionRule> All { get; } = [.. Held, .. Asked, .. Denied, .. DeniedByProfile, .. Refused];
}
