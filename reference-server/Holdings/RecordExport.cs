using X80.Contract.Conversations;
using X80.Contract.Records;

namespace X80.ReferenceServer.Holdings;

/// <summary>All that is held about one record, for the person whom it concerns. Content.</summary>
internal sealed class RecordExport
{
    public required DateTimeOffset ExportedAt { get; init; }

    public required CrmRecord Record { get; init; }

    public required IReadOnlyList<HeldRow> Conversations { get; init; }

    public required IReadOnlyList<IReadOnlyList<NotePart>> Notes { get; init; }

    public required IReadOnlyList<Activity> Activities { get; init; }
}
