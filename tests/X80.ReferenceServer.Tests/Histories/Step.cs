using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>One step: who does what in which chat. What <paramref name="From"/>, <paramref name="To"/> and <paramref name="Yes"/> mean depends on the act.</summary>
internal sealed record Step(Act Act, int Member, int Chat, int From, int To, bool Yes, int Replica)
{
    /// <value>How a remote CRM is while the step runs.</value>
    public StandInMood Crm { get; init; }

    /// <value>It is so to requests that hold content alone, and well to those that read or delete.</value>
    public bool OnWrites { get; init; }

    public bool Withdraws => Act == Act.Withdraw || (Act == Act.SetPrivate && Yes);

    public bool Loses => Crm == StandInMood.LosesTheAnswer;

    public bool FailsToWrite => Crm is StandInMood.IsDown or StandInMood.Refuses or StandInMood.TalksNonsense;

    public bool FailsToRead => FailsToWrite && !OnWrites;

    /// <summary>The line of a failing history.</summary>
    public override string ToString() => $"replica {Replica}: member {Member}, chat {Chat}: {Deed}"
        + (Crm == StandInMood.Well ? "" : $"; the CRM {Crm}{(OnWrites ? " to writes" : "")}");

    private string Deed => Act switch
    {
        Act.Link => $"link to record {From}{(Yes ? ", leave the old note" : "")}",
        Act.Unlink => $"unlink{(Yes ? ", keep the note" : "")}",
        Act.SetPrivate => $"set Private{(Yes ? ", withdraw" : "")}",
        Act.Sync => $"sync {Math.Min(From, To)} to {Math.Max(From, To)}{(Yes ? ", same chat confirmed" : "")}",
        Act.Edit or Act.Delete or Act.Share or Act.TakeBack => $"{Act} {From}",
        _ => $"{Act}",
    };
}
