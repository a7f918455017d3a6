using System.Text;
using System.Text.Json;
using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;
using X80.Contract.Ids;
using X80.Contract.Sessions;

namespace X80.Conformance.Calibration;

/// <summary>A client of the calibration: sends what it is told through the recorder of a rig, on clicks of a ledger or without.</summary>
internal sealed class CalibrationClient(HttpClient http, ClickLedger ledger, RigClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly string conversation = ConversationId.NewRandom().Value;

    /// <summary>A text of the chat that is clicked.</summary>
    public Canary Own { get; } = Canary.New("text of the chat that was clicked");

    /// <summary>A text of another one.</summary>
    public Canary Other { get; } = Canary.New("text of another chat");

    public static string Chat => "own";

    public async Task ClickAsync(ClientControl control, Func<Task> then, bool sentBefore = false)
    {
        ledger.Open(control, sentBefore, Chat);
        try
        {
            await then();
        }
        finally
        {
            ledger.Close();
        }
    }

    public Task CaptureAsync(string text) => PostAsync(ExtRoutes.Sync.Replace("{id}", conversation, StringComparison.Ordinal), JsonSerializer.Serialize(text));

    public Task OpenAsync(string body) => PostAsync(ExtRoutes.Conversations, body);

    /// <summary>Winds a timer and lets the rig's clock jump past it.</summary>
    /// <returns>Whether it went off.</returns>
    public async Task<bool> PassAsync(TimeSpan time)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = clock.CreateTimer(_ => fired.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        clock.Advance(time);
        return await Task.WhenAny(fired.Task, Task.Delay(Patience, TimeProvider.System)) == fired.Task;
    }

    private async Task PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
