using X80.Conformance.Rig;
using X80.Harness.Origins;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.BadInput;

/// <summary>The practice page as a test sets it: which site, at which host of the channel, and whether it answers yet.</summary>
internal sealed class SwitchedOrigin : IOriginOverride, IDisposable
{
    private PracticeOrigin shown = new(new PracticeChats().Site);
    private TaskCompletionSource answering = Answering();
    private IReadOnlyDictionary<string, string> added = new Dictionary<string, string>();

    public string Origin { get; private set; } = PracticeSite.Origin;

    /// <summary>The path of which no answer is made: asking for it fails.</summary>
    public string? Broken { get; set; }

    /// <param name="site">The practice page.</param>
    /// <param name="origin">At which host of the channel; its own where null.</param>
    /// <param name="headers">What every answer says instead of, and beside, the page's own headers.</param>
    public void Show(PracticeSite site, string? origin = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        shown.Dispose();
        (shown, Origin, added, Broken) = (new PracticeOrigin(site), origin ?? PracticeSite.Origin, headers ?? new Dictionary<string, string>(), null);
    }

    /// <summary>No request is answered until <see cref="Release"/>.</summary>
    public void Hold() => answering = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => answering.TrySetResult();

    public async ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken)
    {
        await answering.Task.WaitAsync(cancellationToken);
        Fail(request.Url);
        var answer = await shown.AnswerAsync(request, cancellationToken);
        return answer with { Headers = answer.Headers.Concat(added).GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.Last()).ToDictionary() };
    }

    public void Connect(IOriginSocket socket)
    {
        Fail(Broken ?? "");
        shown.Connect(socket);
    }

    public void Dispose() => shown.Dispose();

    private void Fail(string asked)
    {
        if (Broken is { } path && asked.EndsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The page's own words, which nobody may see.");
        }
    }

    private static TaskCompletionSource Answering()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
