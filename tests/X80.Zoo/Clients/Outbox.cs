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
