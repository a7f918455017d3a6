namespace X80.ReferenceServer.Hosting;

/// <summary>
/// One start after another over a data folder: each looks at the database, migrates it and makes what is missing. It is over
/// before anything is served, so a command waits for a server's start and not for the server.
/// </summary>
internal sealed class StartTurn : IDisposable
{
    private const string FileName = "start.lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream held;

    private StartTurn(FileStream held) => this.held = held;

    /// <summary>Blocks, since building an application does.</summary>
    /// <exception cref="ServerStateException">Another start does not come to its end.</exception>
    public static StartTurn Take(string folder)
    {
        using var never = new ManualResetEventSlim();
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                // The system lets go of it when the process ends, however it ends.
                return new StartTurn(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e)
            {
                if (waited >= Patience)
                {
                    throw new ServerStateException(
                        "Another server or command has been starting over this data folder for a minute, so this one does not start. "
                        + "Look at the other one, and check that the folder can be written.", e);
                }

                never.Wait(Pause);
            }
        }
    }

    public void Dispose() => held.Dispose();
}
