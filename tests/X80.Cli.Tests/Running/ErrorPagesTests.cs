using Microsoft.Extensions.Options;
using Spectre.Console.Testing;
using X80.Cli.Running;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;
using X80.ReferenceServer;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Tokens;

namespace X80.Cli.Tests.Running;

public sealed class ErrorPagesTests
{
    private const string Content = "the secret text of a message";

    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    private static readonly string Token = X80Token.NewRandom().Reveal();

    public static TheoryData<string> Kinds() => [.. Failures().Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_failure_says_what_and_what_next_and_nothing_that_is_not_for_eyes(string kind)
    {
        var page = ErrorPages.For(Failures()[kind]);
        using var words = new TestConsole();
        words.Profile.Width = 400;
        new Consoles(TextWriter.Null, words, () => Stream.Null).Show(page);

        Assert.NotEmpty(page.What);
        Assert.NotEmpty(page.Next);
        Assert.NotEqual(ExitCode.Done, page.ExitCode);
        Assert.Contains(page.Next, words.Output, StringComparison.Ordinal);
        Assert.All([Content, Token, Home + "/", "   at "], secret => Assert.DoesNotContain(secret, words.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(28, "The disk is full.")]
    [InlineData(unchecked((int)0x80070070), "The disk is full.")]
    [InlineData(30, "A folder cannot be written to.")]
    [InlineData(5, "A file or a port could not be used.")]
    public void A_full_disk_and_one_that_takes_nothing_are_called_that(int number, string what) =>
        Assert.Equal((ExitCode.ToolFailed, what), (ErrorPages.For(new IOException(Content, number)).ExitCode, ErrorPages.For(new IOException(Content, number)).What));

    [Fact]
    public async Task Where_nothing_can_be_made_a_ledger_can_still_be_looked_at()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, said) = await ChildProcess.RunAsync(
            "dotnet", [typeof(CommandTree).Assembly.Location, "ledger"], folder.Directory,
            new Dictionary<string, string> { ["XDG_DATA_HOME"] = "", ["HOME"] = Path.Combine(folder.Path, "none"), ["DOTNET_CLI_HOME"] = folder.Path }, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.True(OperatingSystem.IsWindows() || said.Contains("Nothing was sent from this machine.", StringComparison.Ordinal), said);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_path_in_the_home_folder_and_a_token_are_cleaned_even_from_our_own_words()
    {
        using var words = new TestConsole();
        words.Profile.Width = 400;

        new Consoles(TextWriter.Null, words, () => Stream.Null).Say($"wrote {Home}/x80-demo/page.png for {Token}");

        Assert.Equal("wrote ~/x80-demo/page.png for x80_***", words.Output.TrimEnd());
    }

    [Fact]
    public void Names_with_brackets_emoji_and_right_to_left_text_print_as_they_are()
    {
        using var words = new TestConsole();
        words.Profile.Width = 400;

        new Consoles(TextWriter.Null, words, () => Stream.Null).Say("Ana [Deals] [/] 🌊 שלום");

        Assert.Equal("Ana [Deals] [/] 🌊 שלום", words.Output.TrimEnd());
    }

    private static Dictionary<string, Exception> Failures()
    {
        var leak = $"{Content} {Token} {Home}/profile";
        return new()
        {
            ["cancelled"] = new OperationCanceledException(leak),
            ["http"] = new HttpRequestException(leak),
            ["io"] = new IOException(leak),
            ["folder"] = new DirectoryNotFoundException(leak),
            ["rights"] = new UnauthorizedAccessException(leak),
            ["unknown"] = new InvalidOperationException(leak),
            ["page host"] = new PageHostException("The page went away."),
            ["refused reading"] = new ReadRefusedException(new ReadRefusal("panel", "#main", "drift", "The page does not fit the reader pack.")),
            ["secret store"] = new SecretStoreException("This machine's secret store does not give x80-own-files. Unlock it."),
            ["server state"] = new ServerStateException("The key file tag.key is not in the keys folder."),
            ["options"] = new OptionsValidationException("ServerOptions", typeof(object), ["Urls is empty."]),
            ["own"] = CliException.Failed("No browser could be had.", "The download failed.", "Install Chromium and run again."),
        };
    }
}
