using X80.Contract.Records;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Remote;

/// <summary>Many records of a CRM that gives them one by one: a few at a time.</summary>
internal static class RecordsAtOnce
{
    private const int Most = 8;

    /// <param name="records">Which.</param>
    /// <param name="find">Reads one; null where there is none.</param>
    /// <param name="cancellationToken">Ends the requests under way.</param>
    /// <returns>The names of those that there are.</returns>
    public static async Task<IReadOnlyDictionary<RecordRef, RecordName>> FindAsync(
        IReadOnlyCollection<RecordRef> records, Func<RecordRef, CancellationToken, Task<CrmRecord?>> find, CancellationToken cancellationToken)
    {
        var found = new Dictionary<RecordRef, RecordName>();
        foreach (var some in records.Distinct().Chunk(Most))
        {
            foreach (var record in (await Task.WhenAll(some.Select(one => find(one, cancellationToken)))).OfType<CrmRecord>())
            {
                found[new RecordRef(record.Kind, record.RecordId)] = new RecordName(record.Name, record.Url);
            }
        }

        return found;
    }
}
