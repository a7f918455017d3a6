namespace X80.ReferenceServer.Settings;

/// <summary>Why a chat may not be captured, in the words of settings and overrides (GATE-16).</summary>
internal static class NeverCaptureReason
{
    /// <summary>It stands on the member's or the workspace's never-capture list.</summary>
    public const string List = "list";

    /// <summary>The page says that its messages disappear.</summary>
    public const string Disappearing = "disappearing";

    /// <summary>The page says that the other side restricts keeping it.</summary>
    public const string Restricted = "restricted";

    public static IReadOnlyList<string> All { get; } = [List, Disappearing, Restricted];
}
