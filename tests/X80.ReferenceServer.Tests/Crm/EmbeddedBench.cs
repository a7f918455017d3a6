using Dapper;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>The embedded CRM: its answers cannot be lost, and a note is rendered from what is stored.</summary>
public sealed class EmbeddedBench : CrmBench
{
    internal override async Task<RecordRef> AddPersonAsync(string name, string phone)
    {
        var request = new CreateRecord { Kind = RecordKind.Person, Name = name, Phone = phone, Consent = null! };
        var made = await Crm.CreateAsync(
            new PlannedRecord(RecordId.Parse(Guid.NewGuid().ToString("N")).Value, Server.Time.GetUtcNow()), request, All, TestContext.Current.CancellationToken);
        return new RecordRef(made.Kind, made.RecordId);
    }

    internal override async Task<int> CountAsync(string name)
    {
        using var raw = Server.Database.OpenRaw();
        return await raw.ExecuteScalarAsync<int>("select count(*) from crm_records where name = @name", new { name });
    }

    internal override async Task<IReadOnlyList<string>> NotesAsync(RecordRef record, string conversation) =>
        await Member.NoteAsync(conversation) is { Length: > 0 } note ? [note] : [];

    internal override void LoseNextAnswer()
    {
        // Nothing lies between the server and its own rows: what is committed is done.
    }

    internal override Task StartServerAsync() => Server.StartAsync();
}
