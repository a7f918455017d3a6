using X80.Contract.Ids;
using X80.Sdk.Capture;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Capture;

public sealed class ConfirmedInFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("x80-confirmed-").FullName;

    [Fact]
    public void A_confirmed_chat_is_known_to_the_next_run_and_another_is_not()
    {
        var path = Path.Combine(folder, "sub", "confirmed");
        var key = ConversationKey.Parse("key-of-a-confirmed-chat-1");
        var first = new ConfirmedInFile(path);
        Assert.False(first.Contains(key));
        first.Add(key);
        first.Add(key);
        File.AppendAllText(path, "cut-off");
        var later = new ConfirmedInFile(path);
        Assert.True(later.Contains(key));
        Assert.False(later.Contains(ConversationKey.Parse("key-of-another-chat-00001")));
        Assert.Equal(2, File.ReadAllLines(path).Length);
    }

    [Fact]
    public async Task With_a_secret_store_no_line_is_a_key_not_even_one_of_before()
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Path.Combine(folder, "confirmed");
        var (old, fresh) = (ConversationKey.Parse("key-of-a-confirmed-chat-1"), ConversationKey.Parse("key-of-a-confirmed-chat-2"));
        new ConfirmedInFile(path).Add(old);
        var secrets = new SecretsInMemory();

        (await ConfirmedInFile.OpenAsync(path, secrets, cancel)).Add(fresh);

        Assert.Equal(2, File.ReadAllLines(path).Length);
        Assert.All(File.ReadAllLines(path), line => Assert.False(ConversationKey.TryParse(line, out _)));
        var later = await ConfirmedInFile.OpenAsync(path, secrets, cancel);
        Assert.True(later.Contains(old) && later.Contains(fresh));
        Assert.False(new ConfirmedInFile(path).Contains(old));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
