using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Affinity;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Crm.Remote;
using X80.ReferenceServer.Tests.Crm.Specs;
using X80.Simulator.Crm.Affinity;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>Affinity's connector over its stand-in, by real HTTP.</summary>
public sealed class AffinityBench : RemoteBench
{
    private const int Many = 1_000_000;
    private readonly HttpClient http = new(CrmClient.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public AffinityBench() => Affinity.Seen += SentRequests.Of(Name);

    internal AffinityStandIn Affinity { get; } = AffinityStandIn.Start(new AffinityStandInOptions { RequestsPerMinute = Many });

    internal override CrmName Name => CrmName.Affinity;

    internal override Uri Address => Affinity.Address;

    internal override string Host => "practice.affinity.co";

    internal override string Key => new AffinityStandInOptions().Key;

    internal override int Requests => Affinity.Requests;

    internal override Task<RecordRef> AddPersonAsync(string name, string phone)
    {
        var words = name.Split(' ');
        return Task.FromResult(new RecordRef(RecordKind.Person, RecordId.Parse(Affinity.AddPerson(words[0], words[1], phone))));
    }

    internal override Task<int> CountAsync(string name) => Task.FromResult(Affinity.CountNamed(name));

    internal override void LoseNextAnswer() => Affinity.FailAsync(AffinityFault.LostAnswer, cancellationToken: TestContext.Current.CancellationToken);

    internal override void AddKey(string key) => Affinity.AddKey(key);

    internal override void RevokeKey(string key) => Affinity.RevokeKey(key);

    internal override void DropNextWrite() => Affinity.FailAsync(AffinityFault.Dropped, cancellationToken: TestContext.Current.CancellationToken);

    internal override Task HangNextWrite() => Affinity.FailAsync(AffinityFault.Hung, cancellationToken: TestContext.Current.CancellationToken);

    internal override IReadOnlyList<(string Id, string Body)> TextsOn(RecordRef record) =>
        [.. Affinity.NotesOf(record.Id.Value).Select(note => (note.Key, note.Value))];

    internal override void EditByHand(string id, string body) => Affinity.EditNote(id, body);

    internal override void DeleteByHand(string id) => Affinity.DeleteNote(id);

    internal override string WriteByHand(RecordRef record, string body) => Affinity.WriteNote(record.Id.Value, body);

    internal override string WriteByKeysOwner(RecordRef record, string body) => Affinity.WriteNote(record.Id.Value, body, isByOwner: true);

    internal override (RecordRef Record, string Key, IReadOnlyList<string> Options) AddChoices(string name) =>
        (new RecordRef(RecordKind.Deal, RecordId.Parse(Affinity.AddOpportunity(name, Affinity.AddPerson("Ana", name), "New"))), "field-1630", ["Coffee", "Tea", "Cocoa"]);

    internal override void TakeAtMost(int bytes) => Affinity.TakeAtMost(bytes);

    internal override Task StartServerAsync() => Server.StartAsync(Connect(Address, Key, TimeProvider.System));

    /// <summary>A connector to any address, by any key.</summary>
    internal AffinityCrm Connect(Uri address, string key, TimeProvider time) =>
        new(new AffinityPlace(address) { RequestsAMinute = Many }, () => http, _ => ValueTask.FromResult<string?>(key), new RecordMatcher("ZZ"), time);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Affinity.DisposeAsync();
        http.Dispose();
    }
}
