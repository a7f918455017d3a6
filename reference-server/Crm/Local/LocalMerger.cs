using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>What two records become: the one that stays keeps what it holds, and takes what it lacks.</summary>
/// <param name="Record">The one that stays, as it shall be.</param>
/// <param name="Taken">What it takes from the other.</param>
/// <param name="Dropped">What the other holds and it has otherwise: that is gone.</param>
internal sealed record LocalMerger(LocalRecord Record, IReadOnlyList<RecordField> Taken, IReadOnlyList<RecordField> Dropped)
{
    public static LocalMerger Of(LocalRecord goes, LocalRecord stays, IReadOnlyList<LocalField> fields)
    {
        var present = LocalFields.Of(stays, fields).ToDictionary(field => field.Key, field => field.Value?.Items[0]);
        var held = LocalFields.Of(goes, fields).Where(field => field.Value is not null).ToList();
        var taken = held.Where(field => present[field.Key] is null).ToList();
        var dropped = held.Where(field => present[field.Key] is { } kept && kept != field.Value!.Items[0]).ToList();
        if (stays.CompanyId is not null && goes.CompanyId is not null && stays.CompanyId != goes.CompanyId)
        {
            dropped.Add(Place("company", "Company"));
        }

        if (stays.PersonId is not null && goes.PersonId is not null && stays.PersonId != goes.PersonId)
        {
            dropped.Add(Place("person", "Person"));
        }

        var record = taken.Aggregate(stays, (record, field) => LocalFields.With(record, field.Key, field.Value!.Items[0]));
        return new LocalMerger(
            record with { CompanyId = stays.CompanyId ?? goes.CompanyId, PersonId = stays.PersonId ?? goes.PersonId }, taken, dropped);
    }

    private static RecordField Place(string key, string label) =>
        new() { Key = key, Label = label, Kind = FieldKind.Text, Display = "that it belongs to", Editable = false };

    public override string ToString() => $"{Record}, {Taken.Count} taken, {Dropped.Count} dropped";
}
