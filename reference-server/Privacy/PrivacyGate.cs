namespace X80.ReferenceServer.Privacy;

/// <summary>
/// Decides what may be stored, from what the server holds alone, inside the transaction that would store it. All
/// or nothing: it admits every message of a request or none.
/// </summary>
internal sealed class PrivacyGate : IPrivacyGate
{
    public GateAnswer Admit(GateQuestion question) => question switch
    {
        _ when question.Exclusion.Forbids(question.Flags) => new GateAnswer(GateRefusal.NeverCapture),
        { Act: GateAct.Sync, Held.IsShared: true } => Mint(question, sharedAlone: false),
        { Act: GateAct.ShareOne, Messages.Count: 1 } => Mint(question, sharedAlone: true),
        { Act: GateAct.ShareOne } => new GateAnswer(GateRefusal.NotOne),
        _ => new GateAnswer(GateRefusal.Private),
    };

    private static GateAnswer Mint(GateQuestion question, bool sharedAlone) => new(
        [.. question.Messages.Select(message => AdmittedMessage.Mint(question.Member, question.Conversation, message, sharedAlone))]);
}
