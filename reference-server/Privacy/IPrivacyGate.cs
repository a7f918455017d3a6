namespace X80.ReferenceServer.Privacy;

/// <summary>The one code path through which content can be stored.</summary>
internal interface IPrivacyGate
{
    GateAnswer Admit(GateQuestion question);
}
