using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Affinity;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Crm.Remote;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Crm.Specs;
using X80.ReferenceServer.Tests.Rig;
using X80.Simulator.Crm.Affinity;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>What is Affinity's alone: two versions, betas, headers that count, mentions, chats with people only.</summary>
public sealed class AffinityBehaviourTests : IAsyncDisposable
{
    private readonly HttpClient http = new(CrmClient.NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly List<AffinityStandIn> standIns = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_shows_the_stage_of_its_opportunity_what_is_to_be_done_and_the_last_contact()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var (mailed, due) = (new DateTimeOffset(2026, 11, 2, 10, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        var person = Person(affinity.AddPerson("Ana", "Lima", "+5511999990101", "ana@alvorada.example"));
        affinity.AddOpportunity("Old", person.Id.Value, "Lost");
        var deal = affinity.AddOpportunity("Beans", person.Id.Value, "Negotiation");
        affinity.AddReminder(person.Id.Value, due.AddDays(9));
        affinity.AddReminder(person.Id.Value, due);
        affinity.AddMail(person.Id.Value, mailed);

        var record = (await crm.FindAsync(person, Cancel))!;
        var opportunity = (await crm.FindAsync(new RecordRef(RecordKind.Deal, RecordId.Parse(deal)), Cancel))!;

        Assert.Equal(("Ana Lima", "Negotiation", (DateTimeOffset?)mailed, (DateTimeOffset?)due), (record.Name, record.Stage, record.LastContactedAt, record.NextStepAt));
        Assert.Equal(["Ana Lima", "+5511999990101", "ana@alvorada.example"], record.Fields.Select(field => field.Value!.Items[0]));
        Assert.Equal(("Beans", "Negotiation"), (opportunity.Name, opportunity.Stage));
    }

    [Fact]
    public async Task A_number_is_asked_in_several_renderings_and_without_betas_nothing_is_found_by_it_and_all_else_works()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var person = Person(affinity.AddPerson("Ana", "Lima", "+49 30 23125012"));
        var (bare, without) = Open(new AffinityStandInOptions { HasBetas = false });
        var other = Person(without.AddPerson("Ana", "Lima", "+49 30 23125012"));

        var found = await crm.SuggestAsync(new ChatEnvelope(null, "+493023125012", null), All(crm), Cancel);

        Assert.Equal(person.Id, Assert.Single(found).RecordId);
        Assert.InRange(found[0].Score, 80, 100);
        Assert.Empty(await bare.SuggestAsync(new ChatEnvelope(null, "+493023125012", null), All(bare), Cancel));
        Assert.Equal(other.Id, (await bare.SuggestAsync(new ChatEnvelope("Ana Lima", null, null), All(bare), Cancel))[0].RecordId);
        Assert.Equal("Ana Lima", (await bare.FindAsync(other, Cancel))!.Name);
    }

    [Fact]
    public async Task What_stands_in_affinitys_directory_of_the_world_is_no_record_of_the_accounts()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var own = affinity.AddCompany("Worldwide Coffee");

        Assert.Equal(own, Assert.Single(await crm.SearchAsync("Worldwide", kind: null, All(crm), Cancel)).RecordId.Value);
    }

    [Fact]
    public async Task A_key_and_what_it_may_read_of_lists_are_looked_at_by_version_two_and_the_directories_by_version_one()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var seen = new ConcurrentQueue<string>();
        affinity.Seen += (method, path, _) => seen.Enqueue($"{method} {path}");

        await crm.CheckAsync(Cancel);

        Assert.Equal(["GET /v2/auth/whoami", "GET /lists", "GET /persons?page_size=1", "GET /organizations?page_size=1", "GET /v2/lists/77/list-entries?limit=1"], seen);
    }

    [Fact]
    public async Task An_unknown_key_and_a_missing_permission_are_told_apart()
    {
        var (crm, _) = Open(new AffinityStandInOptions { MayExportDirectories = false });
        var (blind, _) = Open(new AffinityStandInOptions { MayExportLists = false });
        var (_, other) = Open(new AffinityStandInOptions());
        var stranger = Connect(other, "no-such-key", TimeProvider.System);

        var lacking = await crm.CheckAsync(Cancel);

        Assert.Equal((KeyState.Lacks, "Practice"), (lacking.State, lacking.Account));
        Assert.Equal(["Export All People directory", "Export All Organizations directory"], lacking.Missing);
        Assert.Equal(["Export data from Lists"], (await blind.CheckAsync(Cancel)).Missing);
        Assert.Equal(KeyState.Unknown, (await stranger.CheckAsync(Cancel)).State);
    }

    [Fact]
    public async Task When_the_month_is_spent_the_next_request_is_not_sent()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions { RequestsPerMonth = 5 });
        await crm.CheckAsync(Cancel);

        var failed = await Assert.ThrowsAsync<CrmFailedException>(() => crm.CheckAsync(Cancel));

        Assert.False(failed.IsRefusal || failed.MayHaveBeenApplied);
        Assert.Equal(5, affinity.Requests);
    }

    [Fact]
    public async Task A_minute_that_is_spent_is_waited_for_by_the_header_and_the_write_is_done_once()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var affinity = Start(new AffinityStandInOptions());
        var crm = Connect(affinity, new AffinityStandInOptions().Key, time);
        var person = Person(affinity.AddPerson("Ana", "Lima"));
        var reached = affinity.FailAsync(AffinityFault.TooMany, cancellationToken: Cancel);

        var writing = crm.Remote!.CreateAsync(RemoteKind.Note, person, new RemoteText("WhatsApp conversation", "a\nx80:m/1"), Cancel);
        await reached;
        var start = time.GetUtcNow();
        await Poll.UntilAsync(
            () =>
            {
                // The header says one second; a call may take ten.
                time.Advance(TimeSpan.FromMilliseconds(time.GetUtcNow() - start < TimeSpan.FromSeconds(2) ? 100 : 0));
                return writing.IsCompleted;
            },
            Cancel);

        await writing;
        Assert.Single(affinity.NotesOf(person.Id.Value));
        Assert.Equal(2, affinity.Requests);
    }

    [Fact]
    public async Task A_note_in_which_somebody_is_mentioned_is_written_anew_and_the_old_one_goes()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var person = Person(affinity.AddPerson("Ana", "Lima"));
        var id = await crm.Remote!.CreateAsync(RemoteKind.Note, person, new RemoteText("WhatsApp conversation", "first\nx80:m/1"), Cancel);
        affinity.Mention(id);

        var anew = await crm.Remote!.ReplaceAsync(RemoteKind.Note, person, id, new RemoteText("WhatsApp conversation", "second\nx80:m/1"), Cancel);

        Assert.NotEqual(id, anew);
        Assert.Equal(anew, Assert.Single(affinity.NotesOf(person.Id.Value)).Key);
        Assert.StartsWith("WhatsApp conversation\n\nsecond\nx80:m/1 ~", affinity.NotesOf(person.Id.Value)[anew], StringComparison.Ordinal);
        Assert.Equal("second\nx80:m/1", await crm.Remote!.ReadAsync(RemoteKind.Note, person, anew, Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_keys_owner_copied_later_is_not_taken_for_ours_not_even_when_ours_is_gone(bool isActivity)
    {
        var kind = isActivity ? RemoteKind.Activity : RemoteKind.Note;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var affinity = Start(new AffinityStandInOptions { Time = time });
        var crm = Connect(affinity, new AffinityStandInOptions().Key, time);
        var person = Person(affinity.AddPerson("Ana", "Lima"));
        var body = "WhatsApp conversation\nx80:m conversation=AAAAAAAAAAAAAAAAAAAAAA channel=whatsapp";
        var id = await crm.Remote!.CreateAsync(kind, person, new RemoteText("WhatsApp conversation", body), Cancel);
        time.Advance(TimeSpan.FromMinutes(20));
        await crm.Remote!.ReplaceAsync(kind, person, id, new RemoteText("WhatsApp conversation", "more\n" + body), Cancel);
        var (noteId, content) = Assert.Single(affinity.NotesOf(person.Id.Value));
        affinity.WriteNote(person.Id.Value, content, isByOwner: true);

        Assert.Equal(id, Assert.Single(await crm.Remote!.FindMarkedAsync(kind, person, "x80:m", Cancel)).Id);
        affinity.DeleteNote(noteId);

        Assert.Empty(await crm.Remote!.FindMarkedAsync(kind, person, "x80:m", Cancel));
        Assert.Empty((await crm.ListActivitiesAsync(person, 0, 10, Cancel)).Items);
    }

    [Fact]
    public async Task An_opportunity_is_made_in_the_only_list_or_in_the_operators_and_refused_where_nobody_chose()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var (undecided, _) = Open(new AffinityStandInOptions { HasTwoDealLists = true });
        var two = Start(new AffinityStandInOptions { HasTwoDealLists = true });
        var decided = Connect(new AffinityPlace(two.Address) { DealList = 79 }, new AffinityStandInOptions().Key, TimeProvider.System);
        var seen = new ConcurrentQueue<string>();
        affinity.Seen += (method, path, body) => seen.Enqueue($"{method} {path} {body}");
        var (planned, request) = (new PlannedRecord("x", TimeProvider.System.GetUtcNow()), new CreateRecord { Kind = RecordKind.Deal, Name = "Beans", Consent = null! });
        affinity.AddOpportunity("Other beans", affinity.AddPerson("Ana", "Lima"), "Won");

        var made = await crm.CreateAsync(planned, request, All(crm), Cancel);
        var again = await crm.CreateAsync(planned, request, All(crm), Cancel);
        var later = await crm.CreateAsync(planned with { Since = planned.Since.AddHours(1) }, request, All(crm), Cancel);

        Assert.Equal(("Beans", made.RecordId), (made.Name, again.RecordId));
        Assert.NotEqual(made.RecordId, later.RecordId);
        Assert.Equal(2, seen.Count(one => one == """POST /opportunities {"name":"Beans","list_id":77}"""));
        Assert.True((await Assert.ThrowsAsync<CrmFailedException>(() => undecided.CreateAsync(planned, request, All(crm), Cancel))).IsRefusal);
        Assert.Equal("Beans", (await decided.CreateAsync(planned, request, All(crm), Cancel)).Name);
    }

    [Fact]
    public async Task Fields_of_an_opportunitys_list_are_set_and_emptied_each_for_itself_in_the_form_of_its_type()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var deal = new RecordRef(RecordKind.Deal, RecordId.Parse(affinity.AddOpportunity("Beans", affinity.AddPerson("Ana", "Lima"), "Negotiation")));
        (string Key, string Text)[] wanted = [("stage", "Won"), ("field-1626", "12500.50"), ("field-1627", "2026-12-24"), ("field-1628", "Fair"), ("field-1629", "soon")];

        var outcomes = await crm.EditAsync(
            deal,
            [.. wanted.Select(one => new FieldEdit(one.Key, new FieldValue(one.Text), one.Key == "stage" ? new FieldValue("Negotiation") : null)), new("field-9", new FieldValue("x"), null)],
            All(crm),
            Cancel);
        var held = (await crm.FindAsync(deal, Cancel))!;
        var changed = await crm.EditAsync(deal, [new("stage", new FieldValue("Lost"), new FieldValue("Negotiation"))], All(crm), Cancel);
        var emptied = await crm.EditAsync(deal, [.. wanted.Select(one => new FieldEdit(one.Key, null, new FieldValue(one.Text)))], All(crm), Cancel);

        Assert.Equal([.. Enumerable.Repeat(FieldState.Done, 5), FieldState.Refused], outcomes.Select(outcome => outcome.State));
        Assert.Equal("Won", held.Stage);
        Assert.Equal([("name", "Beans"), .. wanted], held.Fields.Where(field => field.Display.Length > 0 && field.Editable).Select(field => (field.Key, field.Display)));
        Assert.Equal(["New", "Negotiation", "Won", "Lost"], held.Fields.Single(field => field.Key == "stage").Options);
        Assert.Equal(FieldState.Changed, changed[0].State);
        Assert.All(emptied, outcome => Assert.Equal(FieldState.Done, outcome.State));
        Assert.All((await crm.FindAsync(deal, Cancel))!.Fields.Skip(1), field => Assert.Null(field.Value));
        Assert.Contains((await crm.ListFieldsAsync(Cancel))[RecordKind.Deal], field => field is { Id: "field-1626", Name: "Amount" });
    }

    [Fact]
    public async Task People_companies_places_and_several_values_are_set_by_what_members_read_and_what_names_nobody_or_two_is_refused()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var ana = affinity.AddPerson("Ana", "Lima");
        var deal = new RecordRef(RecordKind.Deal, RecordId.Parse(affinity.AddOpportunity("Beans", ana, "New")));
        foreach (var twin in new[] { "one", "two" })
        {
            affinity.AddPerson("Bo", "Rey", email: $"{twin}@rey.example");
        }

        affinity.AddCompany("Alvorada");
        affinity.AddCompany("Brisa");
        affinity.FillListField(deal.Id.Value, "field-1636", """[{"streetAddress":null,"city":"Bremen","state":null,"country":"Germany","continent":null}]""");
        affinity.FillListField(deal.Id.Value, "field-1626", "500");
        (string Key, FieldValue Value, FieldState State)[] wanted =
        [
            ("field-1631", new("Ana Lima"), FieldState.Done),
            ("field-1632", new(["Practice Owner", "Ana Lima"]), FieldState.Done),
            ("field-1633", new("Alvorada"), FieldState.Done),
            ("field-1634", new(["Alvorada", "Brisa"]), FieldState.Done),
            ("field-1635", new("1 Main Street, Hamburg, Hamburg, Germany, Europe"), FieldState.Done),
            ("field-1637", new(["dark", "washed"]), FieldState.Done),
            ("field-1638", new(["12.50", "3"]), FieldState.Done),
            ("field-1636", new(["Bremen"]), FieldState.Refused),
            ("field-1639", new("7"), FieldState.Refused),
        ];

        var outcomes = await crm.EditAsync(deal, [.. wanted.Select(one => new FieldEdit(one.Key, one.Value, null))], All(crm), Cancel);
        var held = (await crm.FindAsync(deal, Cancel))!.Fields.ToDictionary(field => field.Key);
        var nobody = await EditAsync("field-1631", new("Nobody Atall"), held["field-1631"].Value);
        var either = await EditAsync("field-1632", new(["Bo Rey"]), held["field-1632"].Value);
        var world = await EditAsync("field-1633", new("Worldwide Holdings"), held["field-1633"].Value);
        var unseen = await crm.EditAsync(deal, [new("field-1633", new("Brisa"), held["field-1633"].Value)], People(crm), Cancel);
        var part = await EditAsync("field-1635", new("Bremen, Germany"), held["field-1635"].Value);
        var moved = await EditAsync("field-1635", new("2 Main Street, Bremen, Bremen, Germany, Europe"), held["field-1635"].Value);

        Assert.Equal(wanted.Select(one => one.State), outcomes.Select(outcome => outcome.State));
        Assert.All(wanted.Where(one => one.State == FieldState.Done), one => Assert.Equal(one.Value.Items, held[one.Key].Value!.Items));
        Assert.Equal(("Bremen, Germany", false, "250", false), (held["field-1636"].Display, held["field-1636"].Editable, held["field-1639"].Display, held["field-1639"].Editable));
        Assert.All([nobody, either, world, unseen[0].State, part], state => Assert.Equal(FieldState.Refused, state));
        Assert.Equal(FieldState.Done, moved);
        Assert.Equal((FieldKind.User, FieldKind.Multiselect, FieldKind.Text), (held["field-1631"].Kind, held["field-1632"].Kind, held["field-1633"].Kind));

        async Task<FieldState> EditAsync(string key, FieldValue value, FieldValue? was) =>
            (await crm.EditAsync(deal, [new FieldEdit(key, value, was)], All(crm), Cancel))[0].State;
    }

    [Fact]
    public async Task A_person_without_an_opportunity_has_the_stage_of_a_list_and_without_the_permission_none()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var person = Person(affinity.AddPerson("Ana", "Lima"));
        affinity.AddToList(person.Id.Value, "Met");
        var (blind, other) = Open(new AffinityStandInOptions { MayExportLists = false });
        var unseen = Person(other.AddPerson("Ana", "Lima"));
        other.AddToList(unseen.Id.Value, "Met");

        var outcome = await crm.EditAsync(person, [new("stage", new FieldValue("Invited"), new FieldValue("Met"))], All(crm), Cancel);
        var refused = await blind.EditAsync(unseen, [new("stage", new FieldValue("Invited"), new FieldValue("Met"))], All(crm), Cancel);

        Assert.Equal((FieldState.Done, "Invited"), (outcome[0].State, (await crm.FindAsync(person, Cancel))!.Stage));
        Assert.Equal((FieldState.Refused, null), (refused[0].State, (await blind.FindAsync(unseen, Cancel))!.Stage));
    }

    [Fact]
    public async Task A_field_is_emptied_where_that_takes_one_value_alone_and_else_it_says_that_it_cannot_be()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var one = Person(affinity.AddPerson("Ana", "Lima", "+5511999990101", "ana@alvorada.example"));
        var two = Person(affinity.AddPerson("Bo", "Rey", "+5511999990102", "bo@alvorada.example"));
        affinity.Merge(two.Id.Value, affinity.AddPerson("Bo", "Rey", "+5511999990103", "rey@alvorada.example"));
        var company = new RecordRef(RecordKind.Company, RecordId.Parse(affinity.AddCompany("Alvorada", "alvorada.example")));
        var fields = async (RecordRef record) => (await crm.FindAsync(record, Cancel))!.Fields.Skip(1).Select(field => field.Display);

        var gone = await crm.EditAsync(one, [new("phone", null, new FieldValue("+5511999990101")), new("email", null, new FieldValue("ana@alvorada.example"))], All(crm), Cancel);
        var kept = await crm.EditAsync(two, [new("phone", null, new FieldValue("+5511999990102")), new("email", null, new FieldValue("bo@alvorada.example"))], All(crm), Cancel);
        var domain = await crm.EditAsync(company, [new("domain", null, new FieldValue("alvorada.example"))], All(crm), Cancel);

        Assert.All(gone, outcome => Assert.Equal(FieldState.Done, outcome.State));
        Assert.All([.. kept, .. domain], outcome => Assert.Equal(FieldState.CannotBeEmptied, outcome.State));
        Assert.Equal(["", ""], await fields(one));
        Assert.Equal(["+5511999990102, +5511999990103", "bo@alvorada.example, rey@alvorada.example"], await fields(two));
        Assert.Equal(["alvorada.example"], await fields(company));
    }

    [Fact]
    public async Task An_activity_is_a_chat_with_a_person_and_a_small_note_on_a_company()
    {
        var (crm, affinity) = Open(new AffinityStandInOptions());
        var seen = new ConcurrentQueue<string>();
        var (person, company) = (Person(affinity.AddPerson("Ana", "Lima")), new RecordRef(RecordKind.Company, RecordId.Parse(affinity.AddCompany("Alvorada"))));
        var text = new RemoteText("WhatsApp conversation", "WhatsApp conversation\nx80:m conversation=c channel=whatsapp");
        affinity.Seen += (method, path, _) => seen.Enqueue($"{method} {path}");

        foreach (var record in new[] { person, company })
        {
            var id = await crm.Remote!.CreateAsync(RemoteKind.Activity, record, text, Cancel);
            Assert.Equal(text.Body, await crm.Remote!.ReadAsync(RemoteKind.Activity, record, id, Cancel));
            Assert.Equal(id, Assert.Single(await crm.Remote!.FindMarkedAsync(RemoteKind.Activity, record, "x80:m", Cancel)).Id);
            await crm.Remote!.DeleteAsync(RemoteKind.Activity, record, id, Cancel);
            Assert.Null(await crm.Remote!.ReadAsync(RemoteKind.Activity, record, id, Cancel));
            Assert.Empty(affinity.NotesOf(record.Id.Value));
        }

        Assert.Single(seen, request => request == "POST /interactions");
        Assert.Single(seen, request => request == "POST /notes");
    }

    [Theory]
    [InlineData("firm", "firm.affinity.co")]
    [InlineData("Firm-2", "firm-2.affinity.co")]
    [InlineData("", null)]
    [InlineData("-firm", null)]
    [InlineData("a.b", null)]
    [InlineData("evil.test/", null)]
    [InlineData("evil.test#", null)]
    [InlineData("me@evil", null)]
    [InlineData("fırm", null)]
    public async Task Whatever_an_account_is_called_its_host_is_one_of_affinitys_own_or_none(string subdomain, string? host)
    {
        var (crm, affinity) = Open(new AffinityStandInOptions { Subdomain = subdomain });
        var person = Person(affinity.AddPerson("Ana", "Lima"));

        Assert.Equal(host, await crm.FindHostAsync(Cancel));
        Assert.Equal($"https://{(host is null ? "affinity.co/" : $"{host}/persons/{person.Id}")}", crm.AddressOf(person));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var standIn in standIns)
        {
            await standIn.DisposeAsync();
        }

        http.Dispose();
    }

    private static RecordRef Person(string id) => new(RecordKind.Person, RecordId.Parse(id));

    private static RecordAccess All(ICrmConnector crm) => new(WorkspaceSettings.Default with { RecordFields = ["name", "phone", "email", "domain"] }, crm);

    private static RecordAccess People(ICrmConnector crm) => new(WorkspaceSettings.Default with { RecordKinds = ["person", "deal"], RecordFields = ["name"] }, crm);

    private (ICrmConnector Crm, AffinityStandIn Affinity) Open(AffinityStandInOptions options)
    {
        var affinity = Start(options);
        return (Connect(affinity, options.Key, TimeProvider.System), affinity);
    }

    private AffinityStandIn Start(AffinityStandInOptions options)
    {
        var affinity = AffinityStandIn.Start(options);
        affinity.Seen += SentRequests.Of(CrmName.Affinity);
        standIns.Add(affinity);
        return affinity;
    }

    private AffinityCrm Connect(AffinityStandIn affinity, string key, TimeProvider time) => Connect(new AffinityPlace(affinity.Address), key, time);

    private AffinityCrm Connect(AffinityPlace place, string key, TimeProvider time) =>
        new(place, () => http, _ => ValueTask.FromResult<string?>(key), new RecordMatcher("DE"), time);
}
