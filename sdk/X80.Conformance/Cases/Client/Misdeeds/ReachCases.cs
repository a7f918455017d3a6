using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>HUMAN-4, HUMAN-7 and WIRE-10: what is read, where it goes, and with whose token.</summary>
internal static class ReachCases
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("HUMAN-4/BO/1", "Words in the page's storage")
        {
            Watches = Watched.Content,
            Of = seen => seen.Place == "storage",
            Shows = "What was sent on clicks held none of the words planted in the page's databases and storage.",
        },
        new("HUMAN-4/BO/2", "Words in the page's script")
        {
            Watches = Watched.Content,
            Of = seen => seen.Place == "script",
            Shows = "What was sent on clicks held none of the words planted in the objects of the page's script.",
        },
        new("HUMAN-4/OPEN/1", "Only the open chat is read")
        {
            Watches = Watched.Content,
            Of = seen => seen.Place == "chat",
            Shows = "What was sent on a click held the open chat's message and none of the texts planted in other chats, in the list and in hidden places.",
        },
        Still(1, "The client starts and is asked nothing", s => s.DoAsync(StimulusKind.Reload)),
        Still(2, "Hours pass", s => s.PassAsync(6 * Hour)),
        Still(3, "Messages arrive and chats are opened", async s =>
        {
            await s.ReceiveAsync(s.Chats[1], "See you at the gate");
            await s.OpenAsync(s.Chats[1]);
            await s.OpenAsync(s.OpenChat);
        }),
        Still(4, "A capture", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            await s.ClickAsync(ClientControl.Sync, sentBefore: true);
        }),
        new("HUMAN-7/LU/1", "A look-up holds no content")
        {
            Watches = Watched.Content,
            Of = seen => seen.Place == "look-up",
            Shows = "Of the texts of the chat that was read none was in any request but the capture itself.",
        },
        new("HUMAN-7/LU/2", "A linked chat is not looked up")
        {
            Watches = Watched.Content,
            Of = seen => seen.Place == "envelope",
            Shows = "Of a chat that was linked no request held a title, a number or a handle.",
        },
        new("WIRE-10/TK/1", "The backend sends elsewhere", async s =>
        {
            await s.OpenAsync(s.OpenChat);
            await using var stranger = RequestRecorder.Start(s.Backend.Address, s.Rig.Clock);
            await using var door = await s.Rig.Hands.AdmitAsync(stranger.Address, s.Cancel);
            var asked = 0;
            stranger.Seen += _ => asked++;
            s.Backend.Instead = request => (307, stranger.Address.GetLeftPart(UriPartial.Authority) + request.Path, "");
            await s.TryClickAsync(ClientControl.Sync);
            s.Backend.Instead = null;
            if (asked > 0)
            {
                s.Saw("The client followed a redirect of its backend.", "wire of another server");
            }
        })
        {
            Watches = Watched.Said,
            Shows = "When the backend answered by redirects the client asked nobody else.",
        },
    ];

    private static ClientCase Still(int number, string title, Func<ClientScene, Task> act) => new($"HUMAN-7/EG/{number}", title, act)
    {
        Watches = Watched.Process,
        Shows = $"{title}: the client's process reached nothing but its backend.",
    };
}
