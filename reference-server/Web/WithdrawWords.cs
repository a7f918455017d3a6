using X80.Contract.Conversations;
using X80.ReferenceServer.Delivering;

namespace X80.ReferenceServer.Web;

/// <summary>What a withdraw did, in words: nothing is called erased that a CRM may still hold (GATE-6).</summary>
internal static class WithdrawWords
{
    private const string StateOwed = "owed";

    /// <summary>The sentence after the button.</summary>
    public static string Of(IEnumerable<WithdrawnCopy> copies)
    {
        var owed = copies.Where(copy => copy.State == StateOwed).Select(copy => copy.What).ToList();
        return owed.Count == 0
            ? "Withdrawn: all that was sent is erased."
            : $"Withdrawn: what this server held is erased. Still to be deleted in the CRM: {Owed(owed)}. The CRM is asked again until it is done.";
    }

    /// <summary>Such as <c>1 note, 2 activities</c>.</summary>
    /// <param name="what">What each copy is.</param>
    public static string Owed(IEnumerable<string> what)
    {
        var counts = what.CountBy(word => word).ToDictionary();
        var (notes, activities) = (counts.GetValueOrDefault(DeletionBook.Note), counts.GetValueOrDefault(DeletionBook.Activity));
        string[] words =
        [
            .. notes == 0 ? (string[])[] : [notes == 1 ? "1 note" : $"{notes} notes"],
            .. activities == 0 ? (string[])[] : [activities == 1 ? "1 activity" : $"{activities} activities"],
        ];
        return string.Join(", ", words);
    }
}
