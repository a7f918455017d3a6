using X80.Conformance.Subjects;
using X80.Harness;

namespace X80.Zoo.Clients;

/// <summary>The harness with one defect: something beside it that has no click to do it by, or a part of it that is broken.</summary>
/// <param name="Name">What it is started by.</param>
/// <param name="Defect">What is wrong with it, in a sentence.</param>
/// <param name="MustFail">The cases that must fail; of those that it is judged by all others must pass.</param>
internal sealed record SabotagedClient(string Name, string Defect, IReadOnlyList<string> MustFail)
{
    /// <value>What it does of itself, once it runs.</value>
    public Func<ClientStage, Task> Beside { get; init; } = _ => Task.CompletedTask;

    /// <value>Which part of the harness is broken, and how.</value>
    public Func<HarnessSeams, ClientStage, HarnessSeams> Broken { get; init; } = (seams, _) => seams;

    /// <value>What the harness is started with.</value>
    public Func<HarnessOptions, ClientStage, HarnessOptions> Configured { get; init; } = (options, _) => options;

    /// <param name="configure">What the machine needs.</param>
    /// <param name="stage">What its defect has at hand; it ends with the client.</param>
    public HarnessSubject ToSubject(Func<HarnessOptions, HarnessOptions> configure, out ClientStage stage)
    {
        var own = stage = new ClientStage();
        return new HarnessSubject(
            Name,
            options =>
            {
                var configured = Configured(configure(options), own);
                return configured with { Seams = Broken(configured.Seams!, own) };
            },
            async (session, start, cancellationToken) =>
            {
                own.Attach(session, start);
                await Beside(own);
                return own;
            });
    }
}
