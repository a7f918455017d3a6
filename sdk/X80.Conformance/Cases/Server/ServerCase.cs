using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>
/// One attack on a server in three steps. An instance serves one run and keeps its conversations between the steps; a step
/// that throws <see cref="StepRefusedException"/> leaves the case inconclusive.
/// </summary>
internal abstract class ServerCase
{
    public abstract CaseInfo Info { get; }

    public virtual Needs Needs => Needs.None;

    /// <summary>The conversation under attack, once there is one: then the attack is made, also when the control has failed.</summary>
    public WireConversation? Target { get; protected set; }

    /// <summary>The allowed request has its effect.</summary>
    public abstract Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken);

    public abstract Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken);

    /// <summary>The allowed request still has its effect.</summary>
    public abstract Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken);
}
