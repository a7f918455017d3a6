using System.Diagnostics;
using System.Globalization;

namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>A server whose database lies on a small disk of its own, which can be filled and emptied.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Script =
        """
        mkdir "$1/disk" && mount -t tmpfs -o size=12m,mode=700 x80 "$1/disk" && mv "$1/data" "$1/disk/data" || exit 9
        shift; exec "$@"
        """;

    private readonly string filler;

    private SmallDisk(ServerProcess server, string folder)
    {
        Server = server;

        // Nobody but the server sees the disk; this is its view.
        filler = $"/proc/{server.Id.ToString(CultureInfo.InvariantCulture)}/root{folder}/disk/filler";
    }

    public ServerProcess Server { get; }

    /// <param name="folder">Of a prepared server.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The machine lets this user mount nothing: its own words are in the message.</exception>
    public static async Task<SmallDisk> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var run = ServerProcess.StartInfo(
            Path.Combine(folder, "disk"), "--keys", Path.Combine(folder, "data-keys"), "--audit", Path.Combine(folder, "audit"), "--free-disk-floor", "1048576");
        string[] space = Environment.IsPrivilegedProcess ? ["--mount"] : ["--mount", "--map-root-user"];
        var start = new ProcessStartInfo("unshare", [.. space, "sh", "-c", Script, "sh", folder, run.FileName, .. run.ArgumentList])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = ServerProcess.Launch(start);
        try
        {
            return new SmallDisk(await server.ListeningAsync(cancellationToken), folder);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Leaves so many bytes free.</summary>
    public void Fill(int free)
    {
        using (var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            var block = new byte[4096];
            var isFull = false;
            while (!isFull)
            {
                try
                {
                    file.Write(block);
                }
                catch (IOException)
                {
                    isFull = true;
                }
            }
        }

        using var filled = new FileStream(filler, FileMode.Open);
        filled.SetLength(filled.Length - free);
    }

    public void Empty() => File.Delete(filler);

    public void Dispose() => Server.Dispose();
}
