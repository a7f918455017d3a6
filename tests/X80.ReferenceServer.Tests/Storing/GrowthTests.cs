using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>What is counted as it changes is what counting again would give, and the note the same as if it had come at once.</summary>
public sealed class GrowthTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Length = 60;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_and_messages_are_counted_right_after_pages_in_any_sequence()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var random = new Random(62);
        var messages = Enumerable.Range(0, Length).Select(n => Wire.Message($"<{n}>" + new string('x', 9_000 + (n * 50)))).ToArray();
        var (pieces, whole) = (await member.OpenSharedAsync("title:pieces"), await member.OpenSharedAsync("title:whole"));
        for (var end = 3; end <= Length; end += random.Next(4))
        {
            var last = random.Next(3) > 0 ? end : random.Next(3, end + 1);
            var answer = (await member.SyncAsync(pieces, messages[Math.Max(0, last - 8)..last])).Expect(200);
            await AgreesAsync(member, pieces, answer);
        }

        var shared = await member.ShareOneAsync(pieces, Wire.Message("alone"));
        await AgreesAsync(member, pieces, shared.Expect(200));
        var alone = shared.Json["messageId"]!.GetValue<string>();
        (await member.SendAsync(HttpMethod.Delete, $"conversations/{pieces}/messages/{alone}")).Expect(200);
        await AgreesAsync(member, pieces, (await member.SyncAsync(pieces, messages[^20..])).Expect(200));
        await AgreesAsync(member, whole, (await member.SyncAsync(whole, messages)).Expect(200));

        // Of the one that was taken back a note says so much and no more.
        const string TakenBack = "1 message was taken back and is not in it.\n";
        var note = await member.NoteAsync(pieces);
        Assert.Contains(TakenBack, note, StringComparison.Ordinal);
        Assert.Equal(await member.NoteAsync(whole), note.Replace(TakenBack, "", StringComparison.Ordinal));
    }

    private static async Task AgreesAsync(TestMember member, string conversation, WireAnswer answer)
    {
        var (held, note) = (await member.TextsAsync(conversation), (await member.GetAsync($"conversations/{conversation}/note")).Expect(200));
        var told = answer.Json["conversation"]!;
        Assert.Equal(held.Count, told["transmitted"]!["messages"]!.GetValue<int>());
        Assert.Equal(note.Json["parts"]!.AsArray().Count, told["note"]!["parts"]!.GetValue<int>());
    }
}
