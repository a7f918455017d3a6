using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>What a note shows after syncs, edits, flips and new links.</summary>
public sealed class TranscriptTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overlapping_syncs_in_any_sequence_give_the_note_of_one()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var messages = Enumerable.Range(0, 12).Select(i => Wire.Message($"text {i}")).ToArray();
        var whole = await member.OpenSharedAsync("title:whole");
        var pieces = await member.OpenSharedAsync("title:pieces");

        (await member.SyncAsync(whole, messages)).Expect(200);
        (await member.SyncAsync(pieces, messages[6..])).Expect(200);
        (await member.SyncAsync(pieces, messages[3..8])).Expect(200);
        (await member.SyncAsync(pieces, messages[..5])).Expect(200);

        Assert.Equal(await member.NoteAsync(whole), await member.NoteAsync(pieces));
        Assert.Contains("12 messages, 23 Nov 2026 to 23 Nov 2026. Times are Europe/Berlin.", await member.NoteAsync(whole), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_replaces_the_text_and_an_older_reading_does_not_bring_it_back()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var canary = Wire.Canary();
        var before = Wire.Message(canary);
        var after = Wire.Message("corrected", before["id"]!.GetValue<string>());
        (await member.SyncAsync(conversation, before)).Expect(200);
        var late = await member.SyncBodyAsync(conversation, before);
        server.Time.Advance(TimeSpan.FromSeconds(10));

        var edited = (await member.SyncAsync(conversation, after)).Expect(200);
        var older = (await member.PostAsync($"conversations/{conversation}/sync", late)).Expect(200);

        Assert.Equal((1, 0), (edited.Json["edited"]!.GetValue<int>(), older.Json["edited"]!.GetValue<int>()));
        Assert.Equal(["corrected"], await member.TextsAsync(conversation));
        Assert.Empty(await server.Probe.FindAsync([canary], Cancel));
    }

    [Fact]
    public async Task A_reading_dated_in_the_future_does_not_outrank_a_later_edit()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var message = Wire.Message("first");
        var id = message["id"]!.GetValue<string>();
        var body = Wire.Sync(server.Time.GetUtcNow().AddYears(1), message);
        (await member.PostAsync($"conversations/{conversation}/sync", await member.ConsentAsync(conversation, "sync", body))).Expect(200);
        server.Time.Advance(TimeSpan.FromSeconds(10));

        (await member.SyncAsync(conversation, Wire.Message("corrected", id))).Expect(200);

        Assert.Equal(["corrected"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task A_flip_keeps_what_was_sent_and_takes_nothing_new()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var sent = Wire.Message("sent");
        (await member.SyncAsync(conversation, sent)).Expect(200);
        var note = await member.NoteAsync(conversation);

        await member.SetPrivateAsync(conversation);
        (await member.SyncAsync(conversation, sent, Wire.Message("later"))).ExpectProblem(403, "conversation-private");

        Assert.Equal(note, await member.NoteAsync(conversation));
        Assert.Equal(["sent"], await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task Withdraw_erases_messages_note_and_key()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("gone"))).Expect(200);

        var answer = (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);

        Assert.All(answer.Json["copies"]!.AsArray(), copy => Assert.Equal("erased", copy!["state"]!.GetValue<string>()));
        Assert.Equal("private", answer.Json["conversation"]!["privacy"]!.GetValue<string>());
        Assert.Empty(await member.TextsAsync(conversation));
        Assert.Empty(await member.NoteAsync(conversation));
        await member.SetSharedAsync(conversation);
        Assert.Empty(await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task A_new_link_removes_the_old_note_and_publishes_nothing_by_itself()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var message = Wire.Message("hello");
        (await member.SyncAsync(conversation, message)).Expect(200);

        await member.LinkAsync(conversation, "person-jonas-berg");
        Assert.Empty(await member.NoteAsync(conversation));
        (await member.SyncAsync(conversation, message)).Expect(200);

        Assert.Contains("hello", await member.NoteAsync(conversation), StringComparison.Ordinal);
        await member.LinkAsync(conversation);
        Assert.Empty(await member.NoteAsync(conversation));
    }

    [Fact]
    public async Task Five_thousand_messages_are_one_sync()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();

        var answer = (await member.SyncAsync(conversation, [.. Enumerable.Range(0, 5_000).Select(i => Wire.Message($"text {i}"))])).Expect(200);

        Assert.Equal(5_000, answer.Json["total"]!.GetValue<int>());
        Assert.True(answer.Json["note"]!["parts"]!.GetValue<int>() > 1);
    }
}
