namespace X80.Sdk.Sent;

/// <summary>A ledger for the life of this process: for throw-away sessions on a practice page.</summary>
public sealed class SentInMemory : ISentLedger
{
    private readonly Lock gate = new();
    private readonly List<SentEntry> entries = [];

    public Task AddAsync(SentEntry entry, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var index = entries.FindIndex(old => old.ClickId == entry.ClickId && old.Act == entry.Act);
            if (index < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[index] = entry;
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SentEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<SentEntry>>([.. entries]);
        }
    }

    public Task ClearAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            entries.Clear();
        }

        return Task.CompletedTask;
    }
}
