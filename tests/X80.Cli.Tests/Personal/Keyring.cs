using System.Diagnostics;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Personal;

/// <summary>A real keyring of one test: a bus of its own, and on it GNOME's keyring with a password, in a throw-away folder.</summary>
internal sealed class Keyring : IAsyncDisposable
{
    private const string Daemon = "gnome-keyring-daemon";

    // Two tests that install at the same moment lock each other out.
    private static readonly SemaphoreSlim Installing = new(1, 1);

    private readonly Process bus;
    private readonly TemporaryFolder folder = new();

    private Keyring(Process bus) => this.bus = bus;

    /// <summary>What a program needs to find this keyring, and no display for anybody to be asked on.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <exception cref="InvalidOperationException">There is none on this machine and none can be had.</exception>
    public static async Task<Keyring> StartAsync(CancellationToken cancellationToken)
    {
        await Installing.WaitAsync(cancellationToken);
        try
        {
            await InstallAsync(cancellationToken);
        }
        finally
        {
            Installing.Release();
        }

        // The bus starts whatever would ask the person for the password: without a display it asks nobody.
        var start = new ProcessStartInfo("env", ["-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", "dbus-daemon", "--session", "--nofork", "--print-address=1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var bus = Process.Start(start)!;
        bus.BeginErrorReadLine();
        var keyring = new Keyring(bus);
        keyring.Environment["DBUS_SESSION_BUS_ADDRESS"] = await bus.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("dbus-daemon did not start.");
        keyring.Environment["XDG_DATA_HOME"] = keyring.folder.Directory.CreateSubdirectory("data").FullName;
        keyring.Environment["XDG_RUNTIME_DIR"] = keyring.folder.Directory.CreateSubdirectory("run").FullName;
        await keyring.RunAsync("sh", ["-c", $"printf 'a password' | {Daemon} --unlock --components=secrets"], cancellationToken);
        return keyring;
    }

    /// <returns>The secret as the machine's own tool shows it, or an empty text.</returns>
    public async Task<string> LookUpAsync(string name, CancellationToken cancellationToken) =>
        (await RunAsync("secret-tool", ["lookup", "application", "x80", "name", name], cancellationToken)).Trim();

    public Task LockAsync(CancellationToken cancellationToken) => RunAsync(
        "dbus-send",
        ["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login"],
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The keyring ends with its bus.
        bus.Kill();
        await bus.WaitForExitAsync();
        bus.Dispose();
        folder.Dispose();
    }

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        if (new[] { Daemon, "secret-tool", "dbus-daemon" }.All(name => File.Exists("/usr/bin/" + name)))
        {
            return;
        }

        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var quiet = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        string[] options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=300"];
        foreach (string[] words in new string[][] { ["update"], ["--no-install-recommends", "install", "gnome-keyring", "libsecret-1-0", "libsecret-tools", "dbus"] })
        {
            var (code, said) = System.Environment.IsPrivilegedProcess ? await ChildProcess.RunAsync("apt-get", [.. options, .. words], here, quiet, cancellationToken) : (-1, "");
            if (code != 0)
            {
                throw new InvalidOperationException("This test needs a keyring. Install gnome-keyring, libsecret-tools and dbus, and run it again. " + said);
            }
        }
    }

    private async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        (await ChildProcess.RunAsync(program, arguments, folder.Directory, Environment, cancellationToken)).Said;
}
