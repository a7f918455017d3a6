namespace X80.Sdk.Locking;

/// <summary>
/// Conceals a surface, on command or when nobody touched it for a while, until its passphrase is said. It keeps a passer-by from
/// looking; a program with the person's own rights it does not keep from anything.
/// </summary>
public sealed class PrivacyLock : IDisposable
{
    public const int ShortestPassphrase = 8;

    public static readonly TimeSpan DefaultIdle = TimeSpan.FromMinutes(5);

    private const int FreeTries = 5;

    private static readonly TimeSpan WaitAfterThem = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly TimeSpan idle;
    private readonly PassphraseFile? file;
    private readonly ITimer timer;
    private volatile PassphraseHash? hash;
    private volatile bool concealed;
    private int wrong;
    private long wrongAt;

    /// <param name="time">The clock of idleness.</param>
    /// <param name="file">Where the passphrase outlives this process; null keeps it in memory. With one set it begins concealed.</param>
    /// <param name="idle">After how long without <see cref="Touch"/> it conceals; <see cref="DefaultIdle"/> unless told.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public PrivacyLock(TimeProvider time, PassphraseFile? file = null, TimeSpan? idle = null)
    {
        (this.time, this.file, this.idle) = (time, file, idle ?? DefaultIdle);
        hash = file?.Read();
        concealed = hash is not null;
        timer = time.CreateTimer(_ => Conceal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised when it concealed or opened, on whichever thread did it.</summary>
    public event EventHandler? Changed;

    public bool HasPassphrase => hash is not null;

    public bool IsConcealed => concealed;

    /// <summary>The person did something on the surface: idleness begins anew.</summary>
    public void Touch()
    {
        lock (gate)
        {
            if (hash is not null && !concealed)
            {
                timer.Change(idle, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Conceals, if a passphrase can open it again.</summary>
    public void Conceal()
    {
        lock (gate)
        {
            if (hash is null || concealed)
            {
                return;
            }

            concealed = true;
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public LockAnswer Open(string passphrase)
    {
        lock (gate)
        {
            if (wrong >= FreeTries && time.GetElapsedTime(wrongAt) < WaitAfterThem)
            {
                return LockAnswer.Wait;
            }

            if (hash is null || !hash.Fits(passphrase))
            {
                (wrong, wrongAt) = (wrong + 1, time.GetTimestamp());
                return LockAnswer.Wrong;
            }

            (concealed, wrong) = (false, 0);
        }

        Touch();
        Changed?.Invoke(this, EventArgs.Empty);
        return LockAnswer.Opened;
    }

    /// <summary>Sets the passphrase; it stays open. While concealed nothing is set.</summary>
    /// <returns>False where it is too short, or the lock is concealed.</returns>
    /// <exception cref="IOException">It cannot be kept, and was not set.</exception>
    public bool TrySet(string passphrase)
    {
        if (passphrase.Length < ShortestPassphrase)
        {
            return false;
        }

        var made = PassphraseHash.Of(passphrase);
        lock (gate)
        {
            if (concealed)
            {
                return false;
            }

            file?.Write(made);
            hash = made;
        }

        Touch();
        return true;
    }

    /// <summary>Forgets the passphrase; nothing conceals any more. While concealed nothing is forgotten.</summary>
    /// <exception cref="IOException">The file cannot be deleted.</exception>
    public void Forget()
    {
        lock (gate)
        {
            if (!concealed)
            {
                file?.Delete();
                hash = null;
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => timer.Dispose();
}
