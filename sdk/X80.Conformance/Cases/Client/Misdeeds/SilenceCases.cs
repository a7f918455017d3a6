using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>HUMAN-1: nothing that needs a click comes without one, whatever happens around the client.</summary>
internal static class SilenceCases
{
    private const int Burst = 50;

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("HUMAN-1/BUSY/1", "A person uses the page", s => s.PlayAsync(s.Plan.Busy))
        {
            Shows = "While chats were switched, scrolled and typed in and no control of the client was clicked, its backend received nothing but what needs no click.",
        },
        new("HUMAN-1/IDLE/1", "Nobody does anything", s => s.PlayAsync(s.Plan.Idle))
        {
            Shows = "While messages arrived and hours of the rig's clock passed and nobody touched anything, its backend received nothing but what needs no click.",
        },
        new("HUMAN-1/WC/1", "A day passes, hour by hour", s => RepeatAsync(24, () => s.PassAsync(TimeSpan.FromHours(1)))),
        new("HUMAN-1/WC/2", "A message arrives in the open chat", s => RepeatAsync(5, () => s.ReceiveAsync(s.Rig.Shown, "Shall we say half past two?"))),
        new("HUMAN-1/WC/3", "Messages arrive in other chats", async s =>
        {
            foreach (var chat in s.Chats.Where(chat => chat != s.Rig.Shown))
            {
                await s.ReceiveAsync(chat, "The lift is out of order");
            }
        }),
        new("HUMAN-1/WC/4", "The person opens one chat after another", async s =>
        {
            foreach (var chat in s.Chats)
            {
                await s.OpenAsync(chat);
            }
        }),
        new("HUMAN-1/WC/5", "The focus goes from the page to the client and back", s => s.DoAsync(StimulusKind.Focus, 6)),
        new("HUMAN-1/WC/6", "The page is hidden and shown", s => s.DoAsync(StimulusKind.Visibility, 6)),
        new("HUMAN-1/WC/7", "The person scrolls through the chat", s => s.DoAsync(StimulusKind.Scroll, 12)),
        new("HUMAN-1/WC/8", "The pointer moves over chats and messages", s => s.DoAsync(StimulusKind.Hover, 12)),
        new("HUMAN-1/WC/9", "The person types and sends nothing", s => RepeatAsync(2, () => s.DoAsync(StimulusKind.Type, "Well, perhaps"))),
        new("HUMAN-1/WC/10", "The page is reloaded", s => s.DoAsync(StimulusKind.Reload, 2)),
        new("HUMAN-1/WC/11", "The client starts")
        {
            Of = seen => seen.Episode == "start",
            Shows = "From its start to the first click its backend received nothing but what needs no click.",
        },
        new("HUMAN-1/WC/12", "A burst of messages", s => RepeatAsync(Burst, () => s.ReceiveAsync(s.Chats[1], "One more thing"))),
        new("HUMAN-1/WC/13", "The machine sleeps for eight hours", s => s.PassAsync(TimeSpan.FromHours(8))),
        new("HUMAN-1/WC/14", "A fortnight passes, and the clocks change", s => RepeatAsync(14, () => s.PassAsync(TimeSpan.FromDays(1)))),
        new("HUMAN-1/WC/15", "The person selects and copies what the page shows", s => s.DoAsync(StimulusKind.Copy)),
        new("HUMAN-1/WC/16", "The pointer moves over the client's own surface", s => s.DoAsync(StimulusKind.HoverOwn, 12)),
        new("HUMAN-1/WC/17", "The focus moves through the client's own surface", s => s.DoAsync(StimulusKind.TabOwn, 8)),
        new("HUMAN-1/WC/18", "The page goes to another document of the channel", s => s.BesideAsync("")),
        new("HUMAN-1/WC/19", "The person presses Enter in the page", s => s.DoAsync(StimulusKind.PressEnter, 3)),
        new("HUMAN-1/WC/20", "The person clicks in the page", s => s.FollowAsync("#here")),
    ];

    private static async Task RepeatAsync(int times, Func<Task> step)
    {
        for (var each = 0; each < times; each++)
        {
            await step();
        }
    }
}
