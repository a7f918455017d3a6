namespace X80.ReferenceServer.Tests.Histories;

/// <summary>One step: who does what in which chat. What <paramref name="From"/>, <paramref name="To"/> and <paramref name="Yes"/> mean depends on the act.</summary>
public sealed record Step(Act Act, int Member, int Chat, int From, int To, bool Yes, int Replica)
{
    /// <summary>The line of a failing history.</summary>
    public override string ToString() => $"replica {Replica}: member {Member}, chat {Chat}: " + Act switch
    {
        Act.Link => $"link to record {From}{(Yes ? ", leave the old note" : "")}",
        Act.Unlink => $"unlink{(Yes ? ", keep the note" : "")}",
        Act.SetPrivate => $"set Private{(Yes ? ", withdraw" : "")}",
        Act.Sync => $"sync {Math.Min(From, To)} to {Math.Max(From, To)}{(Yes ? ", same chat confirmed" : "")}",
        Act.Edit or Act.Delete or Act.Share or Act.TakeBack => $"{Act} {From}",
        _ => $"{Act}",
    };
}
