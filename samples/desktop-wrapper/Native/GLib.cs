using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>What is used of GLib, GObject and GIO, under its own names.</summary>
internal static partial class GLib
{
    private const string Core = "libglib-2.0.so.0";
    private const string Objects = "libgobject-2.0.so.0";
    private const string Files = "libgio-2.0.so.0";

    [LibraryImport(Core)]
    public static partial nint g_main_loop_new(nint context, int running);

    [LibraryImport(Core)]
    public static partial void g_main_loop_run(nint loop);

    [LibraryImport(Core)]
    public static partial void g_main_loop_quit(nint loop);

    [LibraryImport(Core)]
    public static unsafe partial uint g_idle_add_full(int priority, delegate* unmanaged<nint, int> call, nint data, nint destroy);

    [LibraryImport(Core)]
    public static partial void g_free(nint memory);

    [LibraryImport(Core)]
    public static partial void g_error_free(nint error);

    [LibraryImport(Core)]
    public static partial nint g_bytes_new(byte[] data, nuint length);

    [LibraryImport(Core)]
    public static partial void g_bytes_unref(nint bytes);

    [LibraryImport(Core, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint g_variant_new_string(string text);

    [LibraryImport(Core)]
    public static partial nint g_variant_dict_new(nint from);

    [LibraryImport(Core, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void g_variant_dict_insert_value(nint dictionary, string key, nint value);

    [LibraryImport(Core)]
    public static partial nint g_variant_dict_end(nint dictionary);

    [LibraryImport(Core)]
    public static partial void g_variant_dict_unref(nint dictionary);

    [LibraryImport(Core)]
    public static partial nint g_hash_table_new(nint hash, nint equal);

    [LibraryImport(Core)]
    public static partial int g_hash_table_insert(nint table, nint key, nint value);

    [LibraryImport(Core)]
    public static partial void g_hash_table_unref(nint table);

    [LibraryImport(Objects)]
    public static partial nint g_object_ref(nint instance);

    [LibraryImport(Objects)]
    public static partial void g_object_unref(nint instance);

    [LibraryImport(Objects, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint g_object_new_with_properties(nuint type, uint count, string[] names, [In] GValue[] values);

    [LibraryImport(Objects)]
    public static partial void g_value_init(ref GValue value, nuint type);

    [LibraryImport(Objects)]
    public static partial void g_value_set_object(ref GValue value, nint instance);

    [LibraryImport(Objects)]
    public static partial void g_value_unset(ref GValue value);

    [LibraryImport(Objects)]
    public static partial nuint g_object_get_type();

    [LibraryImport(Objects)]
    public static partial int g_type_check_instance_is_a(nint instance, nuint type);

    [LibraryImport(Objects, StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial nuint g_signal_connect_data(
        nint instance, string signal, void* handler, nint data, delegate* unmanaged<nint, nint, void> destroy, int flags);

    [LibraryImport(Files)]
    public static partial uint g_list_model_get_n_items(nint list);

    [LibraryImport(Files)]
    public static partial nint g_list_model_get_item(nint list, uint at);

    [LibraryImport(Files)]
    public static partial nint g_file_get_path(nint file);

    [LibraryImport(Files, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint g_tls_certificate_new_from_file(string path, out nint error);

    /// <summary>The text at an address that GLib keeps; null where there is none.</summary>
    public static string? TextAt(nint text) => Marshal.PtrToStringUTF8(text);

    /// <summary>The text at an address that was handed over: it is freed.</summary>
    public static string? TakeText(nint text)
    {
        var taken = Marshal.PtrToStringUTF8(text);
        g_free(text);
        return taken;
    }
}
