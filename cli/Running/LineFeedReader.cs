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

    /// <returns>The next line without its LF; null at the end. A last line without LF counts.</returns>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var started = false;
        while (true)
        {
            if (next == end)
            {
                // A terminal's read cannot be cancelled; the wait for it can.
                (next, end) = (0, await input.ReadAsync(buffer.AsMemory(), cancellationToken).AsTask().WaitAsync(cancellationToken));
                if (end == 0)
                {
                    return started ? line.ToString() : null;
                }
            }

            started = true;
            var rest = buffer.AsSpan(next, end - next);
            var feed = rest.IndexOf('\n');
            line.Append(feed < 0 ? rest : rest[..feed]);
            next = feed < 0 ? end : next + feed + 1;
            if (feed >= 0)
            {
                return line.ToString();
            }
        }
    }
}
