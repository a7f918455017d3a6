using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>How a crossing ends: the write's answer, the rows, and what the CRM holds when all is settled. It shares no code with the server.</summary>
internal sealed record CrossingEnd(string Answer, string Rows, string Note)
{
    public const string Earlier = "earlier";
    public const string Late = "late";
    public const string Second = "second";

    /// <summary>
    /// A call that had written nothing leaves the note as it was, and what was shared alone to the sync that waits; one that
    /// had begun to write takes the note away, unless it is acknowledged all the same.
    /// </summary>
    /// <param name="crossing">What crossed.</param>
    /// <param name="landedOn">The CRM's request at which the flip landed; null when it was before or after all of them.</param>
    /// <param name="isAfter">The write had been answered.</param>
    public static CrossingEnd Of(Crossing crossing, string? landedOn, bool isAfter)
    {
        var earlier = crossing is { HasEarlier: true, Withdraws: false } ? Earlier : "";
        if (landedOn is null && !isAfter && crossing.At == 0)
        {
            // The person was shown what is gone now, so the click is for something else.
            var isOther = crossing is { IsShare: true, HasEarlier: true, Withdraws: true };
            var alone = Join(earlier, crossing.IsShare && !isOther ? Late : "");
            return new CrossingEnd(isOther ? "consent-mismatch" : crossing.IsShare ? "ok" : "conversation-private", alone, alone);
        }

        var isWaiting = crossing.HasSecond && landedOn is not (null or "names");
        var rows = crossing.Withdraws ? "" : Join(earlier, Late, isWaiting ? Second : "");
        var all = crossing.Withdraws ? "" : Join(earlier, Late);
        return landedOn switch
        {
            null when !isAfter => new CrossingEnd("ok", rows, crossing.IsShare ? all : earlier),
            null or "names" => new CrossingEnd("ok", rows, all),
            "create" or "replace" => new CrossingEnd(Failure(crossing), rows, ""),
            "read-back" => Acknowledges(crossing) ? new CrossingEnd("ok", rows, all) : new CrossingEnd(Failure(crossing), rows, ""),
            _ => new CrossingEnd(Failure(crossing), rows, isWaiting && crossing.IsShare ? all : earlier),
        };
    }

    private static bool Acknowledges(Crossing crossing) => !crossing.Obeys && crossing.Crm is (StandInMood.Well or StandInMood.LosesTheAnswer or StandInMood.NeverAnswers);

    private static string Failure(Crossing crossing) => !crossing.Obeys && crossing.Crm == StandInMood.Refuses ? "crm-refused" : "crm-unavailable";

    private static string Join(params IEnumerable<string> texts) => string.Join(' ', texts.Where(text => text.Length > 0));
}
