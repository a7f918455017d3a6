using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web;

/// <summary>Reasons not to capture a chat, in words for people.</summary>
internal static class NeverCaptureWords
{
    public static string Of(string reason) => reason switch
    {
        NeverCaptureReason.List => "It stands on a never-capture list",
        NeverCaptureReason.Disappearing => "Its messages disappear",
        NeverCaptureReason.Restricted => "The other side restricts keeping it",
        _ => reason,
    };
}
