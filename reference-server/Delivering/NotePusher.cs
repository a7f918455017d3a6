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
        var (standing, doubles) = await LookAsync(remote, plan, cancellationToken);
        if (standing.Any(part => IsEdited(plan, part.Key, part.Value.Body)))
        {
            return null;
        }

        var written = new Dictionary<int, string>();
        foreach (var part in plan.Parts)
        {
            var held = standing.GetValueOrDefault(part.Number);
            written[part.Number] = part.Text.IsHeldAs(held?.Body)
                ? held!.Id
                : await WriteAsync(remote, plan, (part, held?.Id), start, cancellationToken);
        }

        var surplus = standing.Where(part => part.Key > plan.Parts.Count).Select(part => part.Value);
        foreach (var item in surplus.Concat(doubles.Where(part => !IsEdited(plan, part.Number, part.Item.Body)).Select(part => part.Item)))
        {
            await start();
            await remote.DeleteAsync(RemoteKind.Note, plan.Record, item.Id, cancellationToken);
        }

        return written;
    }

    /// <returns>What stands there by its part, and what stands there again: left by a replacement that was cut short.</returns>
    private static async Task<(Dictionary<int, RemoteItem> Standing, List<(int Number, RemoteItem Item)> Doubles)> LookAsync(
        IRemoteCrm remote, NotePlan plan, CancellationToken cancellationToken)
    {
        var (standing, doubles) = (new Dictionary<int, RemoteItem>(), new List<(int, RemoteItem)>());
        foreach (var (number, id) in plan.Known)
        {
            if (await remote.ReadAsync(RemoteKind.Note, plan.Record, id, cancellationToken) is { } body)
            {
                standing[number] = new RemoteItem(id, body);
            }
        }

        if (plan.Parts.All(part => standing.ContainsKey(part.Number)) && plan.Note.Behind == 0)
        {
            return (standing, doubles);
        }

        // An earlier request may have written what its answer did not say.
        foreach (var item in await remote.FindMarkedAsync(RemoteKind.Note, plan.Record, plan.Marker, cancellationToken))
        {
            var number = Markers.NumberOf(plan.Marker, item.Body);
            if (number > 0 && !standing.TryAdd(number, item) && standing[number].Id != item.Id)
            {
                doubles.Add((number, item));
            }
        }

        return (standing, doubles);
    }

    private static async Task<string> WriteAsync(
        IRemoteCrm remote, NotePlan plan, (PlannedPart Part, string? Id) what, Func<Task> start, CancellationToken cancellationToken)
    {
        await start();
        var (text, id) = (what.Part.Text, what.Id);
        id = id is null
            ? await remote.CreateAsync(RemoteKind.Note, plan.Record, text, cancellationToken)
            : await remote.ReplaceAsync(RemoteKind.Note, plan.Record, id, text, cancellationToken);

        return text.IsHeldAs(await remote.ReadAsync(RemoteKind.Note, plan.Record, id, cancellationToken))
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
