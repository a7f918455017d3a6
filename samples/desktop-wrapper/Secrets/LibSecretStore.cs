using System.Runtime.InteropServices;
using System.Text;
using X80.Samples.DesktopWrapper.Native;
using X80.Sdk.Tokens;

namespace X80.Samples.DesktopWrapper.Secrets;

/// <summary>
/// The desktop's secret store (GNOME Keyring, KWallet) by libsecret: the same entry, in the same form, as the x80 tool's own, so that one
/// log-in does for both.
/// </summary>
internal sealed class LibSecretStore : ISecretStore
{
    private const string Schema = "dev.x80.secret";
    private const int AnyName = 2;

    /// <summary>Whether there is a bus on which a store could answer; without one libsecret would start its own, which nobody unlocks.</summary>
    public static bool IsThere(Func<string, string?> variable) =>
        variable("DBUS_SESSION_BUS_ADDRESS") is { Length: > 0 }
        || (variable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime && Path.Exists(Path.Combine(runtime, "bus")));

    public async ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await AskAsync(name, Read, cancellationToken);

    public async ValueTask WriteAsync(string name, string secret, CancellationToken cancellationToken) =>
        await AskAsync(name, (schema, attributes) => Write(schema, attributes, name, secret), cancellationToken);

    public async ValueTask DeleteAsync(string name, CancellationToken cancellationToken) =>
        await AskAsync(name, Delete, cancellationToken);

    private static string? Read(nint schema, nint attributes)
    {
        var found = Secret.secret_password_lookupv_sync(schema, attributes, 0, out var error);
        Refuse(error);
        var text = GLib.TextAt(found);
        Secret.secret_password_free(found);
        var bytes = new byte[text?.Length ?? 0];
        return text is not null && Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static bool Write(nint schema, nint attributes, string name, string secret)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        var kept = Secret.secret_password_storev_sync(schema, attributes, "default", $"X80: {name}", text, 0, out var error);
        Refuse(error);
        return kept != 0 ? true : throw new SecretStoreException("This machine's secret store did not keep it. Unlock it, then try again.");
    }

    private static bool Delete(nint schema, nint attributes)
    {
        var was = Secret.secret_password_clearv_sync(schema, attributes, 0, out var error);
        Refuse(error);
        return was != 0;
    }

    // Off this thread: the system may first ask the person to unlock the store.
    private static Task<T> AskAsync<T>(string name, Func<nint, nint, T> ask, CancellationToken cancellationToken) =>
        Task.Run(() => Ask(name, ask), cancellationToken).WaitAsync(cancellationToken);

    private static T Ask<T>(string name, Func<nint, nint, T> ask)
    {
        var glib = NativeLibrary.Load("libglib-2.0.so.0");
        var (hash, equal) = (NativeLibrary.GetExport(glib, "g_str_hash"), NativeLibrary.GetExport(glib, "g_str_equal"));
        nint[] texts = [.. new[] { "application", "x80", "name", name }.Select(Marshal.StringToCoTaskMemUTF8)];
        var kinds = GLib.g_hash_table_new(hash, equal);
        var values = GLib.g_hash_table_new(hash, equal);
        for (var at = 0; at < texts.Length; at += 2)
        {
            _ = GLib.g_hash_table_insert(kinds, texts[at], 0); // 0: a text.
            _ = GLib.g_hash_table_insert(values, texts[at], texts[at + 1]);
        }

        var schema = Secret.secret_schema_newv(Schema, AnyName, kinds);
        try
        {
            return ask(schema, values);
        }
        finally
        {
            Secret.secret_schema_unref(schema);
            GLib.g_hash_table_unref(kinds);
            GLib.g_hash_table_unref(values);
            Array.ForEach(texts, Marshal.FreeCoTaskMem);
        }
    }

    private static void Refuse(nint error)
    {
        if (error != 0)
        {
            GLib.g_error_free(error);
            throw new SecretStoreException("This machine's secret store does not answer. Unlock it, then try again.");
        }
    }
}
