namespace X80.ReferenceServer.Privacy;

/// <summary>The gate's answer: the admitted messages, or why there are none.</summary>
internal sealed class GateAnswer
{
    public GateAnswer(IReadOnlyList<AdmittedMessage> admitted) => Admitted = admitted;

    public GateAnswer(GateRefusal refusal) => Refusal = refusal;

    /// <summary>Empty when refused.</summary>
    public IReadOnlyList<AdmittedMessage> Admitted { get; } = [];

    public GateRefusal? Refusal { get; }
}
