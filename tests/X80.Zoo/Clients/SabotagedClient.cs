using X80.Conformance.Subjects;
using X80.Harness;

namespace X80.Zoo.Clients;

/// <summary>The harness with something beside it that captures without a click.</summary>
internal abstract class SabotagedClient
{
    public abstract string Name { get; }

    /// <summary>What is wrong with it, in a sentence.</summary>
    public abstract string Defect { get; }

    /// <summary>The cases that must fail; all others must pass.</summary>
    public abstract IReadOnlyList<string> MustFail { get; }

    public HarnessSubject ToSubject(Func<HarnessOptions, HarnessOptions> configure) => new(Name, configure, SabotageAsync);

    protected abstract Task<IAsyncDisposable> SabotageAsync(HarnessSession session, ClientStart start, CancellationToken cancellationToken);
}
