using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>GLib's box for a value of any type: 24 bytes on every platform.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    public nuint Type;

    public long First;

    public long Second;

    /// <summary>A box with an object in it; the box holds a reference.</summary>
    public static GValue Of(nint instance)
    {
        var value = default(GValue);
        GLib.g_value_init(ref value, GLib.g_object_get_type());
        GLib.g_value_set_object(ref value, instance);
        return value;
    }
}
