using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>
/// Connects handlers to signals, one method for each shape that a signal's handler has in C. A handler lives as long as the
/// object that it is connected to. One that throws ends the program: an undecided question must not be taken for a yes.
/// </summary>
internal static unsafe class Signals
{
    /// <summary><c>void (self, data)</c>.</summary>
    public static void On(nint instance, string signal, Action handler) => Connect(instance, signal, handler, (delegate* unmanaged<nint, nint, void>)&Happened);

    /// <summary><c>void (self, object, data)</c>.</summary>
    public static void OnObject(nint instance, string signal, Action<nint> handler) =>
        Connect(instance, signal, handler, (delegate* unmanaged<nint, nint, nint, void>)&HappenedTo);

    /// <summary><c>void (self, number, data)</c>.</summary>
    public static void OnNumber(nint instance, string signal, Action<int> handler) =>
        Connect(instance, signal, handler, (delegate* unmanaged<nint, int, nint, void>)&Reached);

    /// <summary><c>void (self, number, number, data)</c>.</summary>
    public static void OnNumbers(nint instance, string signal, Action<int, int> handler) =>
        Connect(instance, signal, handler, (delegate* unmanaged<nint, int, int, nint, void>)&Measured);

    /// <summary><c>gboolean (self, object, data)</c>; true says that the question was dealt with.</summary>
    public static void OnAsked(nint instance, string signal, Func<nint, bool> handler) =>
        Connect(instance, signal, handler, (delegate* unmanaged<nint, nint, nint, int>)&Asked);

    /// <summary><c>gboolean (self, object, number, data)</c>; the same.</summary>
    public static void OnDecision(nint instance, string signal, Func<nint, int, bool> handler) =>
        Connect(instance, signal, handler, (delegate* unmanaged<nint, nint, int, nint, int>)&Decided);

    /// <summary><c>object (self, object, data)</c>.</summary>
    public static void OnMade(nint instance, string signal, Func<nint, nint> handler) =>
        Connect(instance, signal, handler, (delegate* unmanaged<nint, nint, nint, nint>)&Made);

    private static void Connect(nint instance, string signal, Delegate handler, void* shape)
    {
        var kept = GCHandle.ToIntPtr(GCHandle.Alloc(handler));
        if (GLib.g_signal_connect_data(instance, signal, shape, kept, &Released, 0) == 0)
        {
            throw new InvalidOperationException($"This version of the library has no signal {signal}.");
        }
    }

    private static T Kept<T>(nint data) where T : class => Unsafe.As<T>(GCHandle.FromIntPtr(data).Target!);

    [UnmanagedCallersOnly]
    private static void Released(nint data, nint closure) => GCHandle.FromIntPtr(data).Free();

    [UnmanagedCallersOnly]
    private static void Happened(nint self, nint data) => Kept<Action>(data)();

    [UnmanagedCallersOnly]
    private static void HappenedTo(nint self, nint instance, nint data) => Kept<Action<nint>>(data)(instance);

    [UnmanagedCallersOnly]
    private static void Reached(nint self, int number, nint data) => Kept<Action<int>>(data)(number);

    [UnmanagedCallersOnly]
    private static void Measured(nint self, int first, int second, nint data) => Kept<Action<int, int>>(data)(first, second);

    [UnmanagedCallersOnly]
    private static int Asked(nint self, nint instance, nint data) => Kept<Func<nint, bool>>(data)(instance) ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int Decided(nint self, nint instance, int kind, nint data) => Kept<Func<nint, int, bool>>(data)(instance, kind) ? 1 : 0;

    [UnmanagedCallersOnly]
    private static nint Made(nint self, nint instance, nint data) => Kept<Func<nint, nint>>(data)(instance);
}
