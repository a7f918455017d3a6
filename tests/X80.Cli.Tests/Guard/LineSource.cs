using System.Text;

namespace X80.Cli.Tests.Guard;

/// <summary>An input of many lines that are made as they are read, and the most of them that were read and not yet answered.</summary>
internal sealed class LineSource(string[] cycle, int lines, AnswerCounter answers) : Stream
{
    private readonly byte[][] bytes = [.. cycle.Select(line => Encoding.UTF8.GetBytes(line + "\n"))];
    private int made;

    public int MostUnanswered { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (made < lines && bytes[made % bytes.Length] is var line && line.Length <= buffer.Length - written)
        {
            line.CopyTo(buffer[written..]);
            written += line.Length;
            made++;
        }

        MostUnanswered = Math.Max(MostUnanswered, made - answers.Count);
        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
