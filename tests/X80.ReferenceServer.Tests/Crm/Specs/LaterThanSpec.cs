using X80.Contract.Kinds;

namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>Operations that the CRMs published after the documents that are checked against, and what no document describes.</summary>
internal static class LaterThanSpec
{
    private static readonly (CrmName Crm, string Method, string Path, string Why)[] All =
    [
        (CrmName.Attio, "PATCH", "/v2/notes/", "notes are changed in place since October 2026"),
        (CrmName.Attio, "", "/v2/activities", "activities are a beta of October 2026"),
        (CrmName.Affinity, "POST", "/v2/persons/search", "the search by a field is a beta of 2026, later than February"),
    ];

    /// <returns>Why the document says nothing of it; null where it should.</returns>
    public static string? Of(CrmName crm, SentRequest request) =>
        crm == CrmName.Affinity && !request.Path.StartsWith("/v2/", StringComparison.Ordinal) ? "version 1 has no document"
        : All.Where(later => later.Crm == crm && request.Path.StartsWith(later.Path, StringComparison.Ordinal) && (later.Method.Length == 0 || later.Method == request.Method))
            .Select(later => later.Why).FirstOrDefault();
}
