using X80.Conformance.Rig;
using X80.Harness.Origins;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.BadInput;

/// <summary>The practice page as a test sets it: which site, at which host of the channel, and whether it answers yet.</summary>
internal sealed class SwitchedOrigin : IOriginOverride, IDisposable
{
    private PracticeOrigin shown = new(new PracticeChats().Site);
    private TaskCompletionSource answering = Answering();

    public string Origin { get; private set; } = PracticeSite.Origin;

    public void Show(PracticeSite site, string? origin = null)
    {
        shown.Dispose();
        (shown, Origin) = (new PracticeOrigin(site), origin ?? PracticeSite.Origin);
    }

    /// <summary>No request is answered until <see cref="Release"/>.</summary>
    public void Hold() => answering = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => answering.TrySetResult();

    public async ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken)
    {
        await answering.Task.WaitAsync(cancellationToken);
        return await shown.AnswerAsync(request, cancellationToken);
    }

    public void Connect(IOriginSocket socket) => shown.Connect(socket);

    public void Dispose() => shown.Dispose();

    private static TaskCompletionSource Answering()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
