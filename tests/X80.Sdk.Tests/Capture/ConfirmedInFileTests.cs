using X80.Contract.Ids;
using X80.Sdk.Capture;
using X80.Sdk.Capture.Known;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_read_and_answered_is_known_to_the_next_run(bool isSealed)
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Path.Combine(folder, "confirmed");
        var secrets = isSealed ? new SecretsInMemory() : null;
        var (before, now, other) = (ConversationKey.Parse("key-of-a-chat-before-001"), ConversationKey.Parse("key-of-a-chat-now-00001"), ConversationKey.Parse("key-of-another-chat-0001"));
        MessageTag[] messages = [Tag("3EB0AAAAAAAA"), Tag("3EB0BBBBBBBB")];
        var first = await ConfirmedInFile.OpenAsync(path, secrets, cancel);
        first.See(before, [Tag("3EB0CCCCCCCC")]);
        first.See(before, messages);
        first.See(before, messages);
        first.Answer(other, before, isSame: false);

        var second = await ConfirmedInFile.OpenAsync(path, secrets, cancel);
        Assert.Equal(new RenamedChat(before, IsAnswered: false), second.FindRenamed(now, [messages[1]]));
        Assert.Null(second.FindRenamed(now, [Tag("3EB0CCCCCCCC")]));
        Assert.Null(second.FindRenamed(other, messages));
        Assert.Null(second.FindRenamed(before, messages));
        Assert.False(second.Contains(before));
        second.Answer(now, before, isSame: true);

        var third = await ConfirmedInFile.OpenAsync(path, secrets, cancel);
        Assert.Equal(new RenamedChat(before, IsAnswered: true), third.FindRenamed(now, []));
        Assert.Equal(4, File.ReadAllLines(path).Length);
        Assert.DoesNotContain("3EB0", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(!isSealed, File.ReadAllText(path).Contains(before.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_read_in_two_chats_tells_of_neither()
    {
        var known = new ConfirmedInMemory();
        known.See(ConversationKey.Parse("key-of-a-chat-of-a-twin-1"), [Tag("3EB0AAAAAAAA")]);
        known.See(ConversationKey.Parse("key-of-a-chat-of-a-twin-2"), [Tag("3EB0AAAAAAAA")]);

        Assert.Null(known.FindRenamed(ConversationKey.Parse("key-of-a-chat-now-00001"), [Tag("3EB0AAAAAAAA")]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chats_of_one_title_stay_apart_in_the_next_run_and_a_message_is_in_one_of_them(bool isSealed)
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Path.Combine(folder, "confirmed");
        var secrets = isSealed ? new SecretsInMemory() : null;
        var (one, two, three) = (ConversationKey.Parse("key-of-a-chat-of-a-twin-1"), ConversationKey.Parse("key-of-a-chat-of-a-twin-2"), ConversationKey.Parse("key-of-a-chat-of-a-twin-3"));
        var first = await ConfirmedInFile.OpenAsync(path, secrets, cancel);
        Assert.Equal((1, null), (first.CountTwins(one), first.Recognises(one, [Tag("3EB0AAAAAAAA")])));
        first.See(one, [Tag("3EB0AAAAAAAA"), Tag("3EB0BBBBBBBB")]);
        first.TellApart(one, two, [Tag("3EB0BBBBBBBB")]);
        first.TellApart(one, three, []);

        for (var run = 0; run < 2; run++)
        {
            var later = await ConfirmedInFile.OpenAsync(path, secrets, cancel);
            Assert.Equal((3, 1), (later.CountTwins(one), later.CountTwins(two)));
            Assert.Equal((true, false), (later.Recognises(one, [Tag("3EB0AAAAAAAA")]), later.Recognises(one, [Tag("3EB0BBBBBBBB")])));
            Assert.Equal((true, null), (later.Recognises(two, [Tag("3EB0BBBBBBBB")]), later.Recognises(three, [Tag("3EB0BBBBBBBB")])));
            foreach (var _ in Enumerable.Range(0, 9))
            {
                later.See(two, [Tag("3EB0BBBBBBBB"), Tag("3EB0CCCCCCCC")]);
                later.See(two, [Tag("3EB0BBBBBBBB")]);
            }
        }
    }

    [Fact]
    public void Lines_that_later_ones_replace_go_when_the_file_is_opened()
    {
        var path = Path.Combine(folder, "confirmed");
        var key = ConversationKey.Parse("key-of-a-confirmed-chat-1");
        var first = new ConfirmedInFile(path);
        first.Add(key);
        foreach (var id in Enumerable.Range(10, 8))
        {
            first.See(key, [Tag($"3EB0AAAAAA{id}")]);
        }

        Assert.Equal(9, File.ReadAllLines(path).Length);
        var later = new ConfirmedInFile(path);
        Assert.Equal(2, File.ReadAllLines(path).Length);
        Assert.True(later.Contains(key));
        Assert.NotNull(later.FindRenamed(ConversationKey.Parse("key-of-a-chat-now-00001"), [Tag("3EB0AAAAAA17")]));
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

    private static MessageTag Tag(string id) => MessageTag.Of("a2V5LW1hdGVyaWFsLTAwMQ", MessageId.Parse(id));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
