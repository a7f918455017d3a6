namespace X80.ReferenceServer.Tests.Rig;

/// <summary>How the stand-in answers one request.</summary>
internal enum StandInMood
{
    Well,
    IsDown,
    Refuses,
    TalksNonsense,

    /// <summary>It does what it is asked, and the answer is lost on the way.</summary>
    LosesTheAnswer,

    /// <summary>It does what it is asked, and nothing comes back until the caller gives up.</summary>
    NeverAnswers,
}
