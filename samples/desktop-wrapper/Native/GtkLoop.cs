using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>
/// GTK's main loop as a synchronisation context: every widget and every page is touched on its thread alone, and what is
/// awaited there goes on there.
/// </summary>
internal sealed unsafe class GtkLoop : SynchronizationContext
{
    private const int DefaultPriority = 0;

    private readonly nint loop = GLib.g_main_loop_new(0, 0);

    /// <summary>Runs the program on this thread until it has ended.</summary>
    /// <exception cref="WrapperException">There is no display.</exception>
    public static int Run(Func<GtkLoop, Task<int>> program)
    {
        if (Gtk.gtk_init_check() == 0)
        {
            throw new WrapperException("There is no display. Start this program in a desktop session.");
        }

        var context = new GtkLoop();
        SetSynchronizationContext(context);
        Task<int>? running = null;
        context.Post(
            _ =>
            {
                running = program(context);
                running.ContinueWith(_ => GLib.g_main_loop_quit(context.loop), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.FromCurrentSynchronizationContext());
            },
            null);
        GLib.g_main_loop_run(context.loop);
        return running!.GetAwaiter().GetResult();
    }

    public override void Post(SendOrPostCallback d, object? state) =>
        _ = GLib.g_idle_add_full(DefaultPriority, &RunOnce, GCHandle.ToIntPtr(GCHandle.Alloc(() => d(state))), 0);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing waits for the loop's thread: post to it.");

    /// <summary>Calls it on the loop's thread; what it throws, whoever asked gets.</summary>
    public Task<T> CallAsync<T>(Func<T> call)
    {
        var asked = new Task<T>(call, TaskCreationOptions.RunContinuationsAsynchronously);
        Post(_ => asked.RunSynchronously(TaskScheduler.Default), null);
        return asked;
    }

    [UnmanagedCallersOnly]
    private static int RunOnce(nint data)
    {
        var handle = GCHandle.FromIntPtr(data);
        var call = (Action)handle.Target!;
        handle.Free();
        call();
        return 0;
    }
}
