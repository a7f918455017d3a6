using X80.Sdk.Capture;

namespace X80.Zoo.Clients;

/// <summary>Remembers that something has failed, and tries again.</summary>
internal static class Outbox
{
    /// <summary>When an hour has passed.</summary>
    public static async Task LaterAsync(ClientStage stage)
    {
        var owed = await OwedAsync(stage);
        await On.Every(TimeSpan.FromHours(1), _ => owed() ? stage.CaptureAsync() : Task.CompletedTask)(stage);
    }

    /// <summary>When the page was reloaded.</summary>
    public static async Task AtReloadAsync(ClientStage stage)
    {
        var owed = await OwedAsync(stage);
        await On.Page("load", _ => owed() ? stage.CaptureAsync() : Task.CompletedTask)(stage);
    }

    /// <summary>When the page was reloaded while a reading waited to be sent.</summary>
    public static async Task OfReadingAsync(ClientStage stage)
    {
        var waits = false;
        await On.State(state => state.Phase == CapturePhase.Preview, _ => Task.FromResult(waits = true))(stage);
        await On.State(state => state.Phase == CapturePhase.Sent, _ => Task.FromResult(waits = false))(stage);
        await On.Page("load", _ => waits ? stage.CaptureAsync() : Task.CompletedTask, "location.pathname === '/'")(stage);
    }

    private static async Task<Func<bool>> OwedAsync(ClientStage stage)
    {
        var failed = false;
        await On.State(
            state => state.Failure is not null,
            _ =>
            {
                failed = true;
                return Task.CompletedTask;
            })(stage);
        return () =>
        {
            var owed = failed;
            failed = false;
            return owed;
        };
    }
}
