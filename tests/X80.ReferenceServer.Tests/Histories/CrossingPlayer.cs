using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>
/// Plays one crossing against real servers. The CRM holds the request at which the flip lands until the flip has told the
/// write to end, so that each crossing happens in one order only.
/// </summary>
internal sealed class CrossingPlayer(Crossing crossing, RemoteServers server, StandInCrm crm, TestMember writer, TestMember flipper)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string canary = Wire.Canary();
    private string conversation = "";
    private JsonObject late = [];
    private Task<WireAnswer>? flip;
    private Task<WireAnswer>? secondSync;
    private int requests;
    private int? started;

    /// <value>The CRM's request at which the flip landed; null when it was before or after all of them.</value>
    public string? LandedOn { get; private set; }

    /// <value>The write had been answered before the flip.</value>
    public bool IsAfter { get; private set; }

    /// <value>What the CRM was sent of the new messages by requests that started once the flip held.</value>
    public IReadOnlyList<string> SentAfterwards =>
        [.. crm.Started.Skip(started ?? 0).Where(body => body.Contains(canary, StringComparison.Ordinal)).Select(Words)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>The write's answer, the rows, and what the CRM holds when all is settled.</returns>
    public async Task<CrossingEnd> PlayAsync(string record)
    {
        crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        crm.Started.Clear();
        conversation = await writer.OpenAsync();
        await writer.LinkAsync(conversation, record);
        await writer.SetSharedAsync(conversation);
        var answer = await CrossAsync();
        crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        server.Time.Advance(TimeSpan.FromMinutes(6));
        await server.Deletions.RunDueAsync(Cancel);
        var note = string.Join(" + ", crm.Notes.Where(item => item.Record.Id.Value == record).Select(item => Words(item.Body)));
        var rows = string.Join(' ', (await writer.TextsAsync(conversation)).Select(Words));
        return new CrossingEnd(answer, rows, note);
    }

    private async Task<string> CrossAsync()
    {
        var earlier = Message(CrossingEnd.Earlier, "09:10", "");
        late = Message(CrossingEnd.Late, "09:20", canary);
        if (crossing.HasEarlier)
        {
            (await writer.SyncAsync(conversation, earlier)).Expect(200);
        }

        var body = crossing.IsShare
            ? await writer.ConsentAsync(conversation, "share", new JsonObject { ["message"] = late.DeepClone() })
            : await writer.SyncBodyAsync(conversation, crossing.HasEarlier ? [earlier, late] : [late]);
        if (crossing.At == 0)
        {
            await FlipAsync();
        }

        crm.Mood = MoodAsync;
        server.Clock.BeforeCall(crossing.At switch
        {
            1 => FlipBetween,
            2 => () => server.Clock.BeforeCall(FlipBetween),
            _ => null,
        });
        var answer = await writer.PostAsync($"conversations/{conversation}/{(crossing.IsShare ? "messages" : "sync")}", body);
        server.Clock.BeforeCall(null);
        crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        IsAfter = flip is null;
        (await (flip ?? FlipAsync())).Expect(200);
        (await (secondSync ?? flip!)).Expect(200);
        return answer.Status == 200 ? "ok" : answer.Problem ?? answer.Body;
    }

    private async Task<StandInMood> MoodAsync(string request, CancellationToken cancellationToken)
    {
        var isHere = Interlocked.Increment(ref requests) == crossing.At - Crossing.FirstRequest + 1;
        if (!isHere)
        {
            return StandInMood.Well;
        }

        LandedOn = request == "read" && requests > 1 && crm.Started.Any(body => body.Contains(canary, StringComparison.Ordinal)) ? "read-back" : request;
        if (request == "names")
        {
            // The note is written: this is the answer's own look at the record's name.
            await FlipAsync();
            return StandInMood.Well;
        }

        if (crossing.HasSecond)
        {
            secondSync = SyncSecondAsync();
            await Poll.UntilAsync(async () => (await writer.TextsAsync(conversation)).Any(text => Words(text) == CrossingEnd.Second), Cancel);
        }

        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var telling = cancellationToken.Register(told.SetResult);
        _ = FlipAsync();
        await told.Task.WaitAsync(Patience, Cancel);
        started = crm.Started.Count;
        if (crossing.Obeys)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return crossing.Crm;
    }

    /// <summary>On the write's own thread, which goes on when the flip has been answered.</summary>
    private void FlipBetween() => Task.Run(FlipAsync, Cancel).GetAwaiter().GetResult();

    private Task<WireAnswer> FlipAsync() => flip = SendAsync();

    private async Task<WireAnswer> SendAsync()
    {
        var answer = crossing.Flip == CrossingFlip.Withdraw
            ? await flipper.PostAsync($"conversations/{conversation}/withdraw", [])
            : await flipper.PutAsync($"conversations/{conversation}/privacy", new JsonObject
            {
                ["state"] = "private",
                ["history"] = crossing.Withdraws ? "withdraw" : "keep",
            });
        started ??= crm.Started.Count;
        return answer;
    }

    private async Task<WireAnswer> SyncSecondAsync() =>
        await writer.SyncAsync(conversation, late, Message(CrossingEnd.Second, "09:30", canary));

    private static JsonObject Message(string word, string time, string canary) => Wire.Message($"<{word}> {canary}", sentAt: $"2026-11-23T{time}:00+01:00");

    private static string Words(string text) => string.Join(' ', new[] { CrossingEnd.Earlier, CrossingEnd.Late, CrossingEnd.Second }
        .Where(word => text.Contains($"<{word}>", StringComparison.Ordinal)));
}
