using Spectre.Console;
using X80.Cli.Speaking;

namespace X80.Cli.Running;

/// <summary>
/// The two ways out and the one way in. Data goes to stdout exactly as written, so that a pipe gets whole lines; words for
/// people go to stderr. Nothing is ever parsed as markup: a name may hold brackets.
/// </summary>
internal sealed class Consoles
{
    private const int UnboundedWidth = 10_000;
    private const int UsualWidth = 80;

    private readonly Lock turn = new();
    private bool quiet;

    public Consoles(TextWriter data, IAnsiConsole words, Func<Stream> input) => (Data, Words, Input) = (data, words, input);

    /// <summary>Stdout.</summary>
    public TextWriter Data { get; }

    /// <summary>Stderr.</summary>
    public IAnsiConsole Words { get; }

    /// <summary>Opens stdin.</summary>
    public Func<Stream> Input { get; }

    /// <summary>How many cells a line of stdout has; null where nobody looks at it: a pipe or a file.</summary>
    public int? DataWidth { get; init; }

    /// <summary>Asks the person for what must not be seen, by a question; null where stdin is no terminal.</summary>
    public Func<string, CancellationToken, Task<string>>? AskHidden { get; init; }

    /// <summary>Whether anything was said yet.</summary>
    public bool HasSpoken { get; private set; }

    public static Consoles OfProcess()
    {
        var words = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected)
        {
            // Nobody folds a log: a sentence stays on its line.
            words.Profile.Width = UnboundedWidth;
        }

        var consoles = new Consoles(Console.Out, words, Console.OpenStandardInput)
        {
            DataWidth = Console.IsOutputRedirected ? null : Console.WindowWidth is var width and > 0 ? width : UsualWidth,
            AskHidden = Console.IsInputRedirected ? null : HiddenPrompt.AskAsync,
        };
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
        {
            consoles.DropColors();
        }

        return consoles;
    }

    /// <summary>From now on warnings and failures alone are said.</summary>
    public void BeQuiet() => quiet = true;

    /// <summary>From now on words have no colour and no weight.</summary>
    public void DropColors() => (Words.Profile.Capabilities.Ansi, Words.Profile.Capabilities.ColorSystem) = (false, ColorSystem.NoColors);

    public void Say(string words) => Say(words, Style.Plain);

    public void Say(string words, Style style)
    {
        if (!quiet)
        {
            Write(words, style);
        }
    }

    /// <summary>Something that a person must not miss.</summary>
    public void Warn(string words) => Write(words, new Style(Color.Yellow, decoration: Decoration.Bold));

    public void Show(ErrorPage page)
    {
        Write(page.What, new Style(Color.Red, decoration: Decoration.Bold));
        if (page.Why.Length > 0)
        {
            Write(page.Why, Style.Plain);
        }

        Write(page.Next, Style.Plain);
    }

    private void Write(string words, Style style)
    {
        // Progress comes from any thread.
        lock (turn)
        {
            HasSpoken = true;
            Words.WriteLine(Redaction.Clean(words), style);
        }
    }
}
