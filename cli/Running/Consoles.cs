using Spectre.Console;

namespace X80.Cli.Running;

/// <summary>
/// The two ways out and the one way in. Data goes to stdout exactly as written, so that a pipe gets whole lines; words for
/// people go to stderr. Nothing is ever parsed as markup: a name may hold brackets.
/// </summary>
internal sealed class Consoles
{
    private const int UnboundedWidth = 10_000;

    public Consoles(TextWriter data, IAnsiConsole words, Func<Stream> input) => (Data, Words, Input) = (data, words, input);

    /// <summary>Stdout.</summary>
    public TextWriter Data { get; }

    /// <summary>Stderr.</summary>
    public IAnsiConsole Words { get; }

    /// <summary>Opens stdin.</summary>
    public Func<Stream> Input { get; }

    public static Consoles OfProcess()
    {
        var words = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected)
        {
            // Nobody folds a log: a sentence stays on its line.
            words.Profile.Width = UnboundedWidth;
        }

        return new Consoles(Console.Out, words, Console.OpenStandardInput);
    }

    public void Say(string words) => Words.WriteLine(Redaction.Clean(words));

    public void Say(string words, Style style) => Words.WriteLine(Redaction.Clean(words), style);

    /// <summary>Something that a person must not miss.</summary>
    public void Warn(string words) => Say(words, new Style(Color.Yellow, decoration: Decoration.Bold));

    public void Show(ErrorPage page)
    {
        Say(page.What, new Style(Color.Red, decoration: Decoration.Bold));
        if (page.Why.Length > 0)
        {
            Say(page.Why);
        }

        Say(page.Next);
    }
}
