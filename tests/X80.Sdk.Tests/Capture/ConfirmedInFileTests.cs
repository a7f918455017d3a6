using X80.Contract.Ids;
using X80.Sdk.Capture;

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

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
