using Microsoft.Extensions.Time.Testing;
using X80.Sdk.Locking;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Locking;

public sealed class PrivacyLockTests : IDisposable
{
    private const string Passphrase = "a few plain words";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-lock-");
    private readonly FakeTimeProvider time = Samples.Clock();

    private string FilePath => Path.Combine(folder.FullName, "own", "lock.json");

    [Fact]
    public void Without_a_passphrase_nothing_conceals()
    {
        using var privacy = new PrivacyLock(time);
        privacy.Conceal();
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(privacy.IsConcealed);
        Assert.False(privacy.TrySet("1234567"));
        Assert.False(privacy.HasPassphrase);
    }

    [Fact]
    public void It_conceals_on_command_and_after_idleness_and_only_the_passphrase_opens_it()
    {
        using var privacy = new PrivacyLock(time);
        var changes = 0;
        privacy.Changed += (_, _) => changes++;
        Assert.True(privacy.TrySet(Passphrase));
        Assert.False(privacy.IsConcealed);

        privacy.Conceal();
        Assert.Equal(LockAnswer.Wrong, privacy.Open(Passphrase + "."));
        Assert.True(privacy.IsConcealed);
        Assert.Equal(LockAnswer.Opened, privacy.Open(Passphrase));
        Assert.False(privacy.IsConcealed);

        time.Advance(PrivacyLock.DefaultIdle - TimeSpan.FromSeconds(1));
        privacy.Touch();
        time.Advance(PrivacyLock.DefaultIdle - TimeSpan.FromSeconds(1));
        Assert.False(privacy.IsConcealed);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(privacy.IsConcealed);
        Assert.Equal(3, changes);
    }

    [Fact]
    public void Who_guesses_waits_and_while_concealed_nothing_is_set_or_forgotten()
    {
        using var privacy = new PrivacyLock(time);
        privacy.TrySet(Passphrase);
        privacy.Conceal();
        Assert.False(privacy.TrySet("another passphrase"));
        privacy.Forget();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(LockAnswer.Wrong, privacy.Open("guess"));
        }

        Assert.Equal(LockAnswer.Wait, privacy.Open(Passphrase));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(LockAnswer.Opened, privacy.Open(Passphrase));
    }

    [Fact]
    public void A_kept_passphrase_conceals_the_next_run_and_its_file_is_its_owners_and_holds_no_word_of_it()
    {
        using (var first = new PrivacyLock(time, new PassphraseFile(FilePath)))
        {
            Assert.False(first.IsConcealed);
            first.TrySet(Passphrase);
        }

        Assert.DoesNotContain("plain", File.ReadAllText(FilePath), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        }

        using var second = new PrivacyLock(time, new PassphraseFile(FilePath));
        Assert.True(second.IsConcealed);
        Assert.Equal(LockAnswer.Opened, second.Open(Passphrase));
        second.Forget();
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void A_damaged_file_opens_nothing()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, "{");
        var failure = Assert.Throws<IOException>(() => new PrivacyLock(time, new PassphraseFile(FilePath)));
        Assert.EndsWith("Delete it to begin without a passphrase.", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
