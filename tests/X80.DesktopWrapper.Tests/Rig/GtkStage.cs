extern alias wrapper;

using System.Globalization;
using wrapper::X80.Samples.DesktopWrapper.Native;

namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>GTK's loop in this process, on a thread of its own, in a desktop session of its own. A process can have one.</summary>
public sealed class GtkStage : IAsyncLifetime
{
    private readonly TaskCompletionSource<GtkLoop> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Desktop desktop = null!;
    private Thread thread = null!;

    internal GtkLoop Loop { get; private set; } = null!;

    internal string Folder => desktop.Folder;

    public async ValueTask InitializeAsync()
    {
        desktop = await Desktop.StartAsync(TestContext.Current.CancellationToken);
        NativeEnvironment.Set(desktop.Environment);
        thread = new Thread(Run) { IsBackground = true };
        thread.Start();
        Loop = await started.Task;
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        thread.Join();
        await desktop.DisposeAsync();
    }

    /// <summary>A person's click, in pixels of the display; the window shown last lies on top, in the corner.</summary>
    internal Task ClickAsync(int x, int y) => desktop.RunAsync(
        "xdotool", ["mousemove", x.ToString(CultureInfo.InvariantCulture), y.ToString(CultureInfo.InvariantCulture), "click", "1"], TestContext.Current.CancellationToken);

    private void Run() => GtkLoop.Run(async loop =>
    {
        started.TrySetResult(loop);
        await ended.Task;
        return 0;
    });
}
