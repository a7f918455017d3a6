using X80.Cli.Running;
using X80.Cli.Scaffolding;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Scaffolding;

public sealed class NewChannelRequestTests
{
    [Theory]
    [InlineData("acme-chat", "AcmeChatChannel", "acme-chat", "chat.acmechat.example")]
    [InlineData("a..b.", "ABChannel", "a-b", "chat.ab.example")]
    [InlineData("9gag_chat", "Channel9gagChatChannel", "9gag-chat", "chat.9gagchat.example")]
    [InlineData("assert", "AssertChannel", "assert", "chat.assert.example")] // What a namespace of that name would hide.
    public void A_name_becomes_a_csharp_name_a_packs_id_and_an_invented_host(string name, string pascal, string pack, string host)
    {
        using var folder = new TemporaryFolder();

        var request = NewChannelRequest.From(name, host: null, folder.Directory);

        Assert.Equal((pascal, pack, host), (request.Called.Pascal, request.Pack, request.Host));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("-acme")]
    [InlineData("acme chat")]
    [InlineData("../acme")]
    [InlineData("acme/chat")]
    [InlineData("a.very.long.name.that.has.more.than.32.characters")]
    public async Task A_name_that_is_not_of_the_form_is_refused_with_the_form(string name)
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync("new", "channel", "--into", folder.Path, "--", name);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("a-z, 0-9", run.Words, StringComparison.Ordinal);
        Assert.Empty(folder.Directory.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("Chat.acme.example")]
    [InlineData("https://chat.acme.example")]
    [InlineData("chat.acme.example:8443")]
    [InlineData("chat..example")]
    [InlineData("-chat.acme.example")]
    [InlineData("192.0.2.1")]
    public void A_host_that_is_more_or_less_than_a_host_is_refused(string host)
    {
        using var folder = new TemporaryFolder();

        var refused = Assert.Throws<CliException>(() => NewChannelRequest.From("acme-chat", host, folder.Directory));

        Assert.Equal(ExitCode.Usage, refused.Page.ExitCode);
    }

    [Fact]
    public async Task What_is_there_already_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        var mine = Directory.CreateDirectory(Path.Combine(folder.Path, "acme-chat"));
        await File.WriteAllTextAsync(Path.Combine(mine.FullName, "mine.txt"), "mine", TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync("new", "channel", "acme-chat", "--into", folder.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal(["mine.txt"], mine.EnumerateFileSystemInfos().Select(entry => entry.Name));
    }

    [Fact]
    public async Task A_file_takes_no_folder()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "notes.txt");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync("new", "channel", "acme-chat", "--into", file);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"{file} is no folder.", run.Words, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_channel_that_ships_is_not_made_again()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<CliException>(() => NewChannelRequest.From("whatsapp", host: null, folder.Directory));
    }
}
