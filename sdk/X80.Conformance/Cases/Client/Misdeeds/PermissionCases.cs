using X80.Conformance.Rig;

namespace X80.Conformance.Cases.Client.Misdeeds;

/// <summary>GUARD-4: what a page is granted, and who may open a dialog.</summary>
internal static class PermissionCases
{
    private const string Ask = """
        Promise.all(['camera', 'microphone', 'notifications', 'geolocation', 'clipboard-read'].map(name => navigator.permissions.query({ name }).then(one => one.state, () => 'none')))
          .then(states => fetch('/said/' + (top === window ? 'page-' : 'frame-') + (states.includes('granted') ? 'granted' : 'asked')))
        """;

    private const string Alert =
        "const began = performance.now(); alert(1); fetch('/said/dialog-' + (performance.now() - began > 1500 ? 'stayed' : 'closed'))";

    private const string Picker =
        "<script>const ask = document.getElementById('ask'); addEventListener('message', () => { ask.click(); setTimeout(() => fetch('/said/file-' + (ask.files.length > 0 ? 'given' : 'none')), 1500); })</script>";

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        Grants(1, "A frame of the page asks", "frame-", s => s.FramedAsync(Ask)),
        Grants(2, "The page asks", "page-", s => s.BesideAsync(Ask)),
        new("GUARD-4/PM/3", "A frame opens a dialog", async s =>
        {
            await s.FramedAsync(Alert);
            if (await s.SaidAsync("dialog-") == "dialog-stayed")
            {
                s.Saw("A frame's dialog stayed open.", "practice page");
            }
        })
        {
            Watches = Watched.Said,
            Shows = "A dialog that a frame opened was closed at once.",
        },
        new("GUARD-4/PM/4", "A frame asks for a file when the person clicks", async s =>
        {
            s.Rig.Practice.HostileFrame = $"<!doctype html><input id=ask type=file>{Picker}";
            await s.BesideAsync("", $"<iframe src={PracticeOrigin.FramePath}></iframe><button id=go onclick=\"frames[0].postMessage(1, '*')\">attach</button>");
            await s.PressAsync();
            if (await s.SaidAsync("file-") == "file-given")
            {
                s.Saw("A frame was given a file.", "practice page");
            }
        })
        {
            Watches = Watched.Said,
            Shows = "A frame that asked for a file on the person's click in its page was given none. Whether a picker was shown is not seen.",
        },
    ];

    private static ClientCase Grants(int number, string title, string who, Func<ClientScene, Task> show) => new($"GUARD-4/PM/{number}", title, async s =>
    {
        await show(s);
        if (await s.SaidAsync(who) == who + "granted")
        {
            s.Saw("It was granted something that nobody was asked for.", "practice page");
        }
    })
    {
        Watches = Watched.Said,
        Shows = $"{title}: camera, microphone, notifications, place and clipboard were granted to it by nobody.",
    };
}
