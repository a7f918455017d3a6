using X80.Conformance.Rig;
using X80.Harness.Tests.Support;

namespace X80.Harness.Tests.BadInput;

/// <summary>A real server process is killed while a person works, and started again on what it left.</summary>
public sealed class KilledBackendTests(HarnessFixture machine)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_before_a_click_and_between_reading_and_Send_nothing_is_lost_and_nothing_stored_by_half()
    {
        var chats = new PracticeChats();
        using var practice = new PracticeOrigin(chats.Site);
        using var backend = await KillableBackend.StartAsync(Cancel);
        await using var session = await HarnessSession.StartAsync(machine.OptionsFor(backend.Address, backend.Token, practice), Cancel);
        var person = session.PlayPerson();

        await backend.KillAsync(Cancel);
        await person.ClickAsync("sync", Cancel);

        Assert.Equal(Sentences.BackendDown, await person.Sidebar.ReadFailureAsync());

        await backend.RestartAsync(Cancel);
        foreach (var control in new[] { "sync", "link:person:person-ana-lima", "share-conversation" })
        {
            await person.ClickAsync(control, Cancel);
        }

        var preview = await person.Sidebar.ReadPanelAsync("preview");
        await backend.KillAsync(Cancel);
        await person.ClickAsync("send", Cancel);

        Assert.Equal(Sentences.BackendDown, await person.Sidebar.ReadFailureAsync());
        Assert.Equal(preview, await person.Sidebar.ReadPanelAsync("preview"));
        Assert.Empty(await backend.FindLeftAsync(chats.Canary, Cancel));

        await backend.RestartAsync(Cancel);
        var conversation = session.Capture.State.Conversation!.Id;
        Assert.Empty((await backend.Client.GetMessagesAsync(conversation, after: null, limit: null, Cancel)).Value!.Items);
        await person.ClickAsync("send", Cancel);

        Assert.Contains("Sent to Ana Lima", await person.Sidebar.ReadPanelAsync("result"), StringComparison.Ordinal);
        var note = (await backend.Client.GetNoteAsync(conversation, Cancel)).Value!;
        Assert.All(
            chats.LinesOf("ana-lima"),
            line => Assert.Contains(line, string.Concat(note.Parts.Select(part => part.Text)), StringComparison.Ordinal));
    }
}
