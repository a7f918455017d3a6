namespace X80.Harness.Browsers;

/// <summary>A folder that a browser keeps its profile in, readable by its owner alone. A throw-away one goes with its browser.</summary>
internal sealed class BrowserProfile : IDisposable, IAsyncDisposable
{
    private BrowserProfile(string folder, bool isThrowAway) => (Folder, IsThrowAway) = (folder, isThrowAway);

    public string Folder { get; }

    public bool IsThrowAway { get; }

    /// <param name="asking">As <see cref="BrowserPreferences.Write"/> takes it.</param>
    public static BrowserProfile ThrowAway(string? asking = null)
    {
        var folder = Directory.CreateTempSubdirectory("x80-profile-").FullName;
        BrowserPreferences.Write(folder, asking);
        return new(folder, isThrowAway: true);
    }

    /// <param name="folder">Where it is kept.</param>
    /// <param name="asking">As <see cref="BrowserPreferences.Write"/> takes it.</param>
    public static BrowserProfile Kept(string folder, string? asking = null)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(folder, OwnerOnly);
            File.SetUnixFileMode(folder, OwnerOnly);
        }

        BrowserPreferences.Write(folder, asking);
        return new(folder, isThrowAway: false);
    }

    public void Dispose()
    {
        if (IsThrowAway && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>As <see cref="Dispose"/>, where its browser may have been stopped while it started: that writes a last file on its way out.</summary>
    /// <exception cref="IOException">Something still writes there, 5 s later.</exception>
    public async ValueTask DisposeAsync()
    {
        const int Looks = 100;
        for (var look = 0; Directory.Exists(Folder) && IsThrowAway; look++)
        {
            try
            {
                Dispose();
            }
            catch (IOException) when (look < Looks)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }
}
