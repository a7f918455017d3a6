using Spectre.Console.Testing;
using X80.Cli.Running;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Running;

/// <summary>Every exception type of the products, made with planted words in every place and shown as the tool shows it.</summary>
public sealed class ErrorTypesTests
{
    private const string Content = "the secret text of a message";

    /// <summary>Whose words are always ours, made where it is thrown: they are shown. Of all others nothing is, but the kind.</summary>
    private static readonly string[] OwnWords =
    [
        "CliException", "DemoCheckException", "ClientFailedException", "NotApplicableException", "ProbeFailedException", "HarnessException", "PageHostException", "PackFetchException",
        "ReaderPackException", "ReadRefusedException", "SecretStoreException", "ServerStateException", "SnippetRefusedException", "WriteFailedException",
    ];

    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static readonly IReadOnlyList<Type> Types =
    [
        .. ProductAssemblies.All.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsAssignableTo(typeof(Exception)) && !type.IsAbstract),
    ];

    public static TheoryData<string> Names => [.. Types.Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_error_says_what_and_what_next_and_no_content_token_stack_or_home_folder(string name)
    {
        var type = Types.Single(type => type.FullName == name);
        var token = X80Token.NewRandom().Reveal();
        var page = ErrorPages.For((Exception)new Planted($"{Content} {token} {Home}/kept").Make(type));
        using var words = new TestConsole();
        words.Profile.Width = 2000;

        new Consoles(TextWriter.Null, words, () => Stream.Null).Show(page);

        Assert.NotEmpty(page.What);
        Assert.NotEmpty(page.Next);
        Assert.NotEqual(ExitCode.Done, page.ExitCode);
        Assert.DoesNotContain("does not know", page.What, StringComparison.Ordinal);
        Assert.All([token, Home + "/", "   at "], secret => Assert.DoesNotContain(secret, words.Output, StringComparison.Ordinal));
        Assert.Equal(OwnWords.Contains(type.Name), words.Output.Contains(Content, StringComparison.Ordinal));
    }

    [Fact]
    public void A_stranger_s_exception_is_named_by_its_kind_alone()
    {
        var page = ErrorPages.For(new FormatException($"{Content} in {Home}"));

        Assert.Equal((ExitCode.ToolFailed, "The failure is of the kind FormatException."), (page.ExitCode, page.Why));
    }

    [Fact]
    public void Whose_words_are_shown_is_never_made_of_what_a_page_or_a_CRM_says()
    {
        var spoken = new SpokenErrors(OwnWords);

        Assert.Equal(["message.Text", "token.Reveal()"], spoken.In("""throw new HarnessException($"It read {message.Text} and {count} with {token.Reveal()}.");"""));
        Assert.True(ProductAssemblies.Sources.Count > 500);
        Assert.All(ProductAssemblies.Sources, file => Assert.Empty(spoken.In(file.Text)));
    }
}
