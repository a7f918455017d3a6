using System.Runtime.InteropServices;

namespace X80.Samples.DesktopWrapper.Native;

/// <summary>What is used of libsecret, under its own names.</summary>
internal static partial class Secret
{
    private const string Library = "libsecret-1.so.0";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint secret_schema_newv(string name, int flags, nint attributes);

    [LibraryImport(Library)]
    public static partial void secret_schema_unref(nint schema);

    [LibraryImport(Library)]
    public static partial nint secret_password_lookupv_sync(nint schema, nint attributes, nint cancellable, out nint error);

    [LibraryImport(Library)]
    public static partial void secret_password_free(nint password);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int secret_password_storev_sync(
        nint schema, nint attributes, string? collection, string label, string password, nint cancellable, out nint error);

    [LibraryImport(Library)]
    public static partial int secret_password_clearv_sync(nint schema, nint attributes, nint cancellable, out nint error);
}
