using X80.Sdk.Clicks;

namespace X80.Harness.Sidebar;

/// <summary>What a person is told when a click of theirs did not count.</summary>
internal static class ClickHints
{
    public static string? Of(ClickRefusal refusal, string channelName) => refusal switch
    {
        // Script made it: no person is waiting for an answer.
        ClickRefusal.Synthetic => null,
        ClickRefusal.JustChanged => "The panel had just changed, so that click did not count. Look again, then click.",
        ClickRefusal.Hidden => "The panel was not visible, so that click did not count. Click again.",
        ClickRefusal.TooMany => "These were more clicks in a minute than a person makes, so that one did not count. Wait a moment, then click again.",
        _ => $"The window beside this one does not show {channelName}, so nothing was read or sent. Go back to {channelName}, then click again.",
    };
}
