using X80.ReferenceServer.Crm;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// Brings a note in a CRM to its planned text: first looks what is there, by id and by marker, and changes nothing when a
/// person edited it; then writes what differs and reads it back (CRM-8, CRM-9).
/// </summary>
internal sealed class NotePusher(Markers markers)
{
    /// <param name="remote">The CRM.</param>
    /// <param name="plan">What shall stand there.</param>
    /// <param name="start">Asked directly before each request that writes: throws when it may not start.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the CRM calls each part; null when a person edited the note.</returns>
    public async Task<IReadOnlyDictionary<int, string>?> WriteAsync(
        IRemoteCrm remote, NotePlan plan, Func<Task> start, CancellationToken cancellationToken)
    {
        var standing = await LookAsync(remote, plan, cancellationToken);
        if (standing.Any(part => IsEdited(plan, part.Key, part.Value.Body)))
        {
            return null;
        }

        var written = new Dictionary<int, string>();
        foreach (var part in plan.Parts)
        {
            var held = standing.GetValueOrDefault(part.Number);
            written[part.Number] = held?.Body == part.Text.Body
                ? held.Id
                : await WriteAsync(remote, plan, (part, held?.Id), start, cancellationToken);
        }

        foreach (var (_, surplus) in standing.Where(part => part.Key > plan.Parts.Count))
        {
            await start();
            await remote.DeleteAsync(RemoteKind.Note, plan.Record, surplus.Id, cancellationToken);
        }

        return written;
    }

    private static async Task<Dictionary<int, RemoteItem>> LookAsync(IRemoteCrm remote, NotePlan plan, CancellationToken cancellationToken)
    {
        var standing = new Dictionary<int, RemoteItem>();
        foreach (var (number, id) in plan.Known)
        {
            if (await remote.ReadAsync(RemoteKind.Note, plan.Record, id, cancellationToken) is { } body)
            {
                standing[number] = new RemoteItem(id, body);
            }
        }

        if (plan.Parts.All(part => standing.ContainsKey(part.Number)) && plan.Note.Behind == 0)
        {
            return standing;
        }

        // An earlier request may have written what its answer did not say.
        foreach (var item in await remote.FindMarkedAsync(RemoteKind.Note, plan.Record, plan.Marker, cancellationToken))
        {
            standing.TryAdd(Markers.NumberOf(plan.Marker, item.Body), item);
        }

        standing.Remove(0);
        return standing;
    }

    private static async Task<string> WriteAsync(
        IRemoteCrm remote, NotePlan plan, (PlannedPart Part, string? Id) what, Func<Task> start, CancellationToken cancellationToken)
    {
        await start();
        var (text, id) = (what.Part.Text, what.Id);
        if (id is null)
        {
            id = await remote.CreateAsync(RemoteKind.Note, plan.Record, text, cancellationToken);
        }
        else
        {
            await remote.ReplaceAsync(RemoteKind.Note, plan.Record, id, text, cancellationToken);
        }

        return await remote.ReadAsync(RemoteKind.Note, plan.Record, id, cancellationToken) == text.Body
            ? id
            : throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: true);
    }

    private bool IsEdited(NotePlan plan, int number, string body)
    {
        var tag = markers.TagOf(body);
        return !plan.Ours.Any(text => text.Number == number && text.Tag.AsSpan().SequenceEqual(tag))
            && !plan.Parts.Any(part => part.Number == number && part.Tag.AsSpan().SequenceEqual(tag));
    }
}
