using Microsoft.Extensions.Options;
using X80.Cli.Tests.Conventions;
using X80.Sdk.Capture;

namespace X80.Cli.Tests.Docs;

/// <summary>The embedding of docs/embedding.md, taken out of it and run: a window that draws, a page host without a page, a person who clicks Sync once.</summary>
public sealed class TwelveLinesTests
{
    private const string Backend = "https://x80.example/";

    // Nobody listens there.
    private const string Nowhere = "http://127.0.0.1:9/";

    private const string NotSafe = "http://x80.example/";

    private static Snippet Program => Snippet.In(RepositoryView.OfTree().Files.Single(file => file.Path == "docs/embedding.md").Text).Single(snippet => snippet.Source is null);

    [Fact]
    public void They_are_no_more_than_twelve_and_a_click_in_the_window_reaches_the_session()
    {
        var drawn = Against(Nowhere).Run();

        Assert.InRange(Program.Code.Split('\n').Length, 1, 12);
        Assert.Equal([CapturePhase.Idle, CapturePhase.Working, CapturePhase.Idle, CapturePhase.Closed], drawn.Select(state => state.Phase));
    }

    [Fact]
    public void What_is_wrong_with_the_options_is_said_at_start() =>
        Assert.Contains("over https only", Assert.Throws<OptionsValidationException>(() => Against(NotSafe).Run()).Message, StringComparison.Ordinal);

    private static Snippet Against(string backend)
    {
        Assert.Contains(Backend, Program.Code, StringComparison.Ordinal);
        return Program with { Code = Program.Code.Replace(Backend, backend, StringComparison.Ordinal) };
    }
}
