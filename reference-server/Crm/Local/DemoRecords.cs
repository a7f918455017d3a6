using X80.ReferenceServer.Access;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>Invented people and companies for demos. Names and numbers belong to nobody.</summary>
internal sealed class DemoRecords(IStore store, WorkspaceInfo workspace, TimeProvider time)
{
    private static readonly LocalRecord[] Records =
    [
        new() { Kind = "company", Id = "company-nordlicht", Name = "Nordlicht Robotics", Domain = "nordlicht.example", Stage = "Proposal" },
        new() { Kind = "company", Id = "company-alvorada", Name = "Alvorada Café Imports", Domain = "alvorada.example", Stage = "Qualified" },
        new() { Kind = "company", Id = "company-kestrel", Name = "Kestrel & Daughters LLP", Domain = "kestrel.example", Stage = "Lead" },
        new() { Kind = "person", Id = "person-ana-lima", Name = "Ana Lima", Phone = "+5511999990101", Email = "ana@alvorada.example", Stage = "Qualified" },
        new() { Kind = "person", Id = "person-jonas-berg", Name = "Jonas Berg", Phone = "+4930555010", Email = "jonas@nordlicht.example", Stage = "Proposal" },
        new() { Kind = "company", Id = "company-atlas-norte", Name = "Atlas Norte", Domain = "atlasnorte.example", Stage = "Onboarding" },
        new() { Kind = "person", Id = "person-bruno-costa", Name = "Bruno Costa", Phone = "+5511999990202", Email = "bruno@atlasnorte.example", Stage = "Onboarding" },
        new() { Kind = "person", Id = "person-teresa-prado", Name = "Teresa Prado", Phone = "+5521900004321", Email = "teresa@prado.example", Stage = "Lead" },
        new() { Kind = "person", Id = "person-dana-cole", Name = "Dana Cole", Phone = "+12025550190", Email = "dana@cole.example", Stage = "Qualified" },
        new() { Kind = "person", Id = "person-mina-okafor", Name = "Mina Okafor", Phone = "+442079460202", Email = "mina@kestrel.example", Stage = "Lead" },
        new() { Kind = "person", Id = "person-ravi-shah", Name = "Ravi Shah", Phone = "+12025550147", Email = "ravi@shah.example", Stage = "Lead" },
        new() { Kind = "person", Id = "person-lena-fuchs", Name = "Lena Fuchs", Phone = "+4989555017", Email = "lena@nordlicht.example", Stage = "Customer" },
    ];

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            StoreRole.Records(workspace.Id),
            session => Records.Sum(record => session.Execute("crm.add", record.ForInsert(workspace.Id, time.GetUtcNow()))),
            cancellationToken);
        await store.WriteAsync(StoreRole.Settings(new MemberScope(workspace.Id, "")), AllowAllFields, cancellationToken);
    }

    /// <summary>A demo shows numbers and mails, and finds by them. What an administrator decided stays as it is.</summary>
    private bool AllowAllFields(StoreSession session)
    {
        var isUndecided = session.Find<SettingsRow>("settings.find", new { Workspace = workspace.Id }) is null;
        if (isUndecided)
        {
            var settings = WorkspaceSettings.Default with { RecordFields = [.. LocalFields.All.Select(field => field.Id)] };
            settings.Write(session, workspace.Id);
        }

        return isUndecided;
    }
}
