using System.Text;

namespace X80.Cli.Tests.Guard;

/// <summary>An output that counts lines and keeps none.</summary>
internal sealed class AnswerCounter : TextWriter
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count { get; private set; }

    /// <summary>Completes with the first line.</summary>
    public Task First => first.Task;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            Count++;
            first.TrySetResult();
        }
    }

    public override Task WriteAsync(StringBuilder? value, CancellationToken cancellationToken = default)
    {
        foreach (var chunk in value!.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                Write(c);
            }
        }

        return Task.CompletedTask;
    }
}
