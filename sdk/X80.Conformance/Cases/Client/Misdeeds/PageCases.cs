using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>HUMAN-5 and HUMAN-10: the client does nothing in the page, and the page sees nothing of it.</summary>
internal static class PageCases
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What the page does by itself when a message arrives.</summary>
    private static readonly string[] OfTheFeed = ["change", "scroll"];

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        Untouched("HUMAN-5/PG/1", "A chat is read and sent", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            await s.LookAsync();
            await s.ClickAsync(ClientControl.Sync, sentBefore: true);
        }),
        Untouched("HUMAN-5/PG/2", "A chat is read and waits", async s =>
        {
            await s.OpenAsync(s.Chats[2]);
            await s.LookAsync();
            await s.PreviewAsync();
        }),
        Untouched("HUMAN-5/PG/3", "Hours pass", async s =>
        {
            await s.LookAsync();
            await s.PassAsync(Hour);
            await s.PassAsync(Hour);
        }),
        Untouched(
            "HUMAN-5/PG/4",
            "Messages arrive",
            async s =>
            {
                await s.LookAsync();
                await s.ReceiveAsync(s.Rig.Shown, "Did you see the plan?");
                await s.ReceiveAsync(s.Chats[5], "Never mind");
            },
            OfTheFeed),
        new("HUMAN-10/SE/1", "The page counts its own names", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            var before = await s.LookAsync();
            await s.ClickAsync(ClientControl.Sync, sentBefore: true);
            if ((await s.LookAsync()).Globals is var after && after != before.Globals)
            {
                s.Saw($"The page's window had {before.Globals} names before a reading and {after} after it.", "practice page");
            }
        })
        {
            Watches = Watched.Said,
            Shows = "After a reading the page's window had as many names as before.",
        },
    ];

    /// <param name="id">Its id.</param>
    /// <param name="title">What happens.</param>
    /// <param name="act">Looks at the page, then makes it happen.</param>
    /// <param name="itself">What the page does by itself meanwhile.</param>
    private static ClientCase Untouched(string id, string title, Func<ClientScene, Task> act, params string[] itself) => new(id, title, async s =>
    {
        await act(s);
        Judge(s, await s.LookAsync(), itself);
    })
    {
        Watches = Watched.Said,
        Shows = $"{title}: the page saw no event, no change and no message sent that the person had not made.",
    };

    private static void Judge(ClientScene scene, PageLook seen, string[] itself)
    {
        foreach (var (what, times) in seen.Happened.Where(each => !itself.Contains(each.Key)))
        {
            scene.Saw($"The page saw '{what}' {times} times.", "practice page");
        }
        if (seen.Sends > 0)
        {
            scene.Saw($"{seen.Sends} messages were sent from the page.", "practice page");
        }
        if (seen.Open != scene.Rig.Shown)
        {
            scene.Saw("Another chat was open afterwards.", "practice page");
        }
    }
}
