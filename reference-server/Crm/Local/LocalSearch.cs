namespace X80.ReferenceServer.Crm.Local;

/// <summary>Finds records by words of their names and fields and by digits of their numbers, never by what notes say.</summary>
internal static class LocalSearch
{
    private const int FewestDigits = 4;

    /// <param name="record">With nothing in it but what may be seen.</param>
    /// <param name="query">Words, each the beginning of one; or digits.</param>
    public static bool Fits(LocalRecord record, string query)
    {
        var words = NameWords.Of(query);
        var held = NameWords.Of($"{record.Name} {record.Email} {record.Domain} {record.Stage} {string.Join(' ', record.Own.Values)}");
        return words.Count > 0 && words.All(word => held.Any(one => one.StartsWith(word, StringComparison.Ordinal)))
            || PhoneDigits.Of(query) is { Length: >= FewestDigits } digits && PhoneDigits.Of(record.Phone).Contains(digits, StringComparison.Ordinal);
    }
}
