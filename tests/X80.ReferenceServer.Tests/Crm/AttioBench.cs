using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Attio;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Crm.Remote;
using X80.ReferenceServer.Tests.Crm.Specs;
using X80.Simulator.Crm.Attio;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>Attio's connector over its stand-in, by real HTTP.</summary>
public sealed class AttioBench : RemoteBench
{
    private readonly HttpClient http = new(CrmClient.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public AttioBench() => Attio.Seen += SentRequests.Of(Name);

    internal AttioStandIn Attio { get; } = AttioStandIn.Start(new AttioStandInOptions { ReadsPerSecond = 10_000, WritesPerSecond = 10_000 });

    internal override CrmName Name => CrmName.Attio;

    internal override Uri Address => Attio.Address;

    internal override string Host => "app.attio.com";

    internal override string Key => new AttioStandInOptions().Key;

    internal override int Requests => Attio.Requests;

    internal override Task<RecordRef> AddPersonAsync(string name, string phone)
    {
        var words = name.Split(' ');
        var id = Attio.AddRecord("people", new JsonObject
        {
            ["name"] = new JsonObject { ["first_name"] = words[0], ["last_name"] = words[1], ["full_name"] = name },
            ["phone_numbers"] = new JsonArray(phone),
        });
        return Task.FromResult(new RecordRef(RecordKind.Person, RecordId.Parse(id)));
    }

    internal override Task<int> CountAsync(string name) => Task.FromResult(Attio.CountNamed("people", name) + Attio.CountNamed("companies", name) + Attio.CountNamed("deals", name));

    internal override void LoseNextAnswer() => Attio.FailAsync(AttioFault.LostAnswer, cancellationToken: TestContext.Current.CancellationToken);

    internal override void AddKey(string key) => Attio.AddKey(key);

    internal override void RevokeKey(string key) => Attio.RevokeKey(key);

    internal override void DropNextWrite() => Attio.FailAsync(AttioFault.Dropped, cancellationToken: TestContext.Current.CancellationToken);

    internal override Task HangNextWrite() => Attio.FailAsync(AttioFault.Hung, cancellationToken: TestContext.Current.CancellationToken);

    internal override IReadOnlyList<(string Id, string Body)> TextsOn(RecordRef record) =>
        [.. Attio.NotesOf(record.Id.Value).Select(note => (note.Key, note.Value))];

    internal override void EditByHand(string id, string body) => Attio.EditNote(id, body);

    internal override void DeleteByHand(string id) => Attio.DeleteNote(id);

    internal override string WriteByHand(RecordRef record, string body) => Attio.WriteNote("people", record.Id.Value, body);

    internal override (RecordRef Record, string Key, IReadOnlyList<string> Options) AddChoices(string name) =>
        (new RecordRef(RecordKind.Company, RecordId.Parse(Attio.AddRecord("companies", new JsonObject { ["name"] = name }))), "categories", ["B2B", "SaaS", "Logistics"]);

    internal override void TakeAtMost(int bytes) => Attio.TakeAtMost(bytes);

    internal override Task StartServerAsync() => Server.StartAsync(Connect(Address, Key, TimeProvider.System));

    /// <summary>A connector to any address, by any key.</summary>
    internal AttioCrm Connect(Uri address, string key, TimeProvider time, string? nextStep = null) =>
        new(new AttioPlace(address, nextStep), () => http, _ => ValueTask.FromResult<string?>(key), new RecordMatcher("ZZ"), time);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Attio.DisposeAsync();
        http.Dispose();
    }
}
