using X80.Sdk.Clicks;

namespace X80.Harness.Sidebar;

/// <summary>What a person is told when a click of theirs did not count.</summary>
internal static class ClickHints
{
    public static string? Of(ClickRefusal refusal, string channelName, SidebarTexts texts) => refusal switch
    {
        // Script made it: no person is waiting for an answer.
        ClickRefusal.Synthetic => null,
        ClickRefusal.JustChanged => texts["hint.changed"],
        ClickRefusal.Hidden => texts["hint.hidden"],
        ClickRefusal.TooMany => texts["hint.many"],
        _ => texts.Of("hint.page", channelName),
    };
}
