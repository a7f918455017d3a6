using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>An asynchronous call of GIO's kind as a task: the library calls back with a result that is read there and then.</summary>
internal static unsafe class GioResult
{
    /// <param name="start">Starts the call with the callback and the data to hand on.</param>
    /// <param name="read">Reads the result, on the loop's thread, once; what it throws, whoever asked gets.</param>
    public static Task<T> OfAsync<T>(Action<nint, nint> start, Func<nint, T> read)
    {
        nint given = 0;
        var asked = new Task<T>(() => read(given), TaskCreationOptions.RunContinuationsAsynchronously);
        Action<nint> finish = result =>
        {
            given = result;
            asked.RunSynchronously(TaskScheduler.Default);
        };
        start((nint)(delegate* unmanaged<nint, nint, nint, void>)&Done, GCHandle.ToIntPtr(GCHandle.Alloc(finish)));
        return asked;
    }

    [UnmanagedCallersOnly]
    private static void Done(nint source, nint result, nint data)
    {
        var handle = GCHandle.FromIntPtr(data);
        var finish = (Action<nint>)handle.Target!;
        handle.Free();
        finish(result);
    }
}
