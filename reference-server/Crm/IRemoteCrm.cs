using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm;

/// <summary>
/// Notes and activities of a CRM that lies elsewhere. Each method is one request or a few reads; none repeats a write by
/// itself. What a CRM answers is believed only when it is read back.
/// </summary>
/// <remarks>Every method throws <see cref="CrmFailedException"/> when the CRM is down, refuses, or answers nonsense.</remarks>
internal interface IRemoteCrm
{
    /// <value>Characters that one note takes, its marker included; fewer once the CRM refused as many.</value>
    int NoteLength { get; }

    /// <returns>The CRM's id of it.</returns>
    Task<string> CreateAsync(RemoteKind kind, RecordRef record, RemoteText text, CancellationToken cancellationToken);

    /// <returns>
    /// The body with the <see cref="RemoteText.Essence"/> of what was written, where nobody changed it; null when there is none
    /// under this id.
    /// </returns>
    Task<string?> ReadAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken);

    /// <returns>What the CRM says that this server's key created on the record and whose last line begins with the marker (CRM-8).</returns>
    Task<IReadOnlyList<RemoteItem>> FindMarkedAsync(RemoteKind kind, RecordRef record, string marker, CancellationToken cancellationToken);

    /// <returns>The CRM's id of it from now on: another one where the CRM changes no text in place.</returns>
    Task<string> ReplaceAsync(RemoteKind kind, RecordRef record, string id, RemoteText text, CancellationToken cancellationToken);

    /// <summary>Removes it; what is gone already is removed.</summary>
    Task DeleteAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken);
}
