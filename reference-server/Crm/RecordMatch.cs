namespace X80.ReferenceServer.Crm;

/// <summary>
/// How well a record fits a chat, from CRM data alone, with reasons in words (CRM-1). A score from 80 is likely; nothing
/// links by itself.
/// </summary>
internal sealed record RecordMatch(int Score, IReadOnlyList<string> Reasons)
{
    private const int SamePhone = 95;
    private const int SameName = 85;
    private const int NameContained = 60;
    private const int SharedWords = 40;

    public static RecordMatch Of(ChatEnvelope chat, string recordName, string? recordPhone)
    {
        var reasons = new List<string>();
        var score = 0;
        if (PhoneDigits.Match(chat.Phone, recordPhone))
        {
            score = SamePhone;
            reasons.Add("The phone number is the same.");
        }

        var (title, name) = (NameWords.Of(chat.Title), NameWords.Of(recordName));
        var shared = title.Intersect(name).Count();
        var (nameScore, reason) = (title.Count, name.Count) switch
        {
            (0, _) or (_, 0) => (0, ""),
            var (t, n) when shared == t && shared == n => (SameName, "The name is the same."),
            var (t, n) when shared == t || shared == n => (NameContained, "One name contains the other."),
            _ when shared > 0 => (SharedWords, shared == 1 ? "One word of the name is the same." : $"{shared} words of the name are the same."),
            _ => (0, ""),
        };
        if (nameScore > 0)
        {
            reasons.Add(reason);
            score = score > 0 ? Math.Min(100, score + 5) : nameScore;
        }

        return new RecordMatch(score, reasons);
    }
}
