using System.Text;

namespace X80.Cli.Running;

/// <summary>
/// Lines that end with LF alone; nothing is trimmed and an empty line is an empty string. <see cref="TextReader.ReadLine"/>
/// also ends lines at CR, which is a character that an address can be attacked with.
/// </summary>
internal sealed class LineFeedReader
{
    private readonly TextReader input;
    private readonly char[] buffer = new char[8192];
    private int next;
    private int end;

    public LineFeedReader(TextReader input) => this.input = input;

    /// <summary>Whether the next line is here already, so that reading it waits for nobody.</summary>
    public bool HasLine => Buffered.Contains('\n');

    private ReadOnlySpan<char> Buffered => buffer.AsSpan(next, end - next);

    /// <returns>The next line without its LF; null at the end. A last line without LF counts.</returns>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        StringBuilder? begun = null;
        while (true)
        {
            var feed = Buffered.IndexOf('\n');
            if (feed >= 0)
            {
                var line = begun is null ? Buffered[..feed].ToString() : begun.Append(Buffered[..feed]).ToString();
                next += feed + 1;
                return line;
            }

            if (next < end)
            {
                begun = (begun ?? new StringBuilder()).Append(Buffered);
            }

            // A terminal's read cannot be cancelled; the wait for it can.
            (next, end) = (0, await input.ReadAsync(buffer.AsMemory(), cancellationToken).AsTask().WaitAsync(cancellationToken));
            if (end == 0)
            {
                return begun?.ToString();
            }
        }
    }
}
