using X80.Contract.Kinds;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>What Attio calls the kinds of records.</summary>
internal static class AttioKinds
{
    private static readonly Dictionary<RecordKind, string> Slugs =
        new() { [RecordKind.Person] = "people", [RecordKind.Company] = "companies", [RecordKind.Deal] = "deals" };

    public static IReadOnlyList<RecordKind> All { get; } = [RecordKind.Person, RecordKind.Company, RecordKind.Deal];

    public static string SlugOf(RecordKind kind) => Slugs[kind];
}
