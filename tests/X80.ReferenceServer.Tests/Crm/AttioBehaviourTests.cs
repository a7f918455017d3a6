using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Attio;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Remote;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Crm.Specs;
using X80.Simulator.Crm.Attio;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>What is Attio's own: its 401s and 409s, plans without this or that, and where stage and next step come from.</summary>
public sealed class AttioBehaviourTests : IAsyncDisposable
{
    private readonly HttpClient http = new(CrmClient.NewHandler());
    private readonly List<AttioStandIn> standIns = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(AttioFault.Unauthorized))]
    [InlineData(nameof(AttioFault.Conflict))]
    [InlineData(nameof(AttioFault.TooMany))]
    public async Task What_passes_is_tried_again_and_written_once(string fault)
    {
        var (attio, crm, person) = Open();
        var failed = attio.FailAsync(Enum.Parse<AttioFault>(fault), cancellationToken: Cancel);

        var id = await crm.Remote.CreateAsync(RemoteKind.Note, person, new RemoteText("Title", "text\nx80:marker"), Cancel);

        await failed.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(id, Assert.Single(attio.NotesOf(person.Id.Value)).Key);
    }

    [Fact]
    public async Task A_key_that_was_revoked_is_refused_and_not_asked_about_for_ever()
    {
        var (attio, _, person) = Open();
        var crm = Connect(attio, "a-key-that-was-revoked");

        Assert.Equal(KeyState.Unknown, (await crm.CheckAsync(Cancel)).State);
        Assert.True((await Assert.ThrowsAsync<CrmFailedException>(() => crm.FindAsync(person, Cancel))).IsRefusal);
        Assert.InRange(attio.Requests, 3, 3);
    }

    [Fact]
    public async Task Scopes_that_are_missing_are_named()
    {
        var (_, crm, _) = Open(new AttioStandInOptions { Scopes = "record_permission:read object_configuration:read-write note:read-write task:read" });

        Assert.Equal(["record_permission:read-write", "user_management:read"], (await crm.CheckAsync(Cancel)).Missing);
    }

    [Fact]
    public async Task Where_notes_cannot_be_changed_a_new_one_takes_the_place_and_no_second_stays()
    {
        var (attio, crm, person) = Open(new AttioStandInOptions { PatchesNotes = false });
        var first = await crm.Remote.CreateAsync(RemoteKind.Note, person, new RemoteText("Title", "first\nx80:marker"), Cancel);

        var second = await crm.Remote.ReplaceAsync(RemoteKind.Note, person, first, new RemoteText("Title", "second\nx80:marker"), Cancel);

        Assert.NotEqual(first, second);
        Assert.Equal((second, "second\nx80:marker"), Assert.Single(attio.NotesOf(person.Id.Value).Select(note => (note.Key, note.Value))));
    }

    [Fact]
    public async Task Our_note_is_found_among_more_notes_than_a_page_holds_and_a_persons_copy_is_not_ours()
    {
        var (attio, crm, person) = Open();
        for (var i = 0; i < 120; i++)
        {
            attio.WriteNote("people", person.Id.Value, $"by hand {i}\nx80:marker");
        }

        var ours = await crm.Remote.CreateAsync(RemoteKind.Note, person, new RemoteText("Title", "text\nx80:marker/1"), Cancel);

        Assert.Equal(ours, Assert.Single(await crm.Remote.FindMarkedAsync(RemoteKind.Note, person, "x80:marker", Cancel)).Id);
    }

    [Fact]
    public async Task Stage_next_step_and_last_contact_are_read_where_attio_has_them()
    {
        var (attio, crm, person) = Open();
        var deal = new JsonObject
        {
            ["name"] = "Big",
            ["stage"] = "In Progress",
            ["owner"] = "member@practice.example",
            ["associated_people"] = new JsonArray(new JsonObject { ["target_object"] = "people", ["target_record_id"] = person.Id.Value }),
        };
        attio.AddRecord("deals", deal);
        var contact = new DateTimeOffset(2026, 10, 3, 15, 0, 0, TimeSpan.Zero);
        attio.AddInteraction(person.Id.Value, "last_interaction", contact);
        attio.AddInteraction(person.Id.Value, "next_interaction", contact.AddDays(60));

        var record = (await crm.FindAsync(person, Cancel))!;

        Assert.Equal(("In Progress", contact, contact.AddDays(60)), (record.Stage, record.LastContactedAt, record.NextStepAt));
    }

    [Fact]
    public async Task Without_a_deal_the_stage_is_that_of_the_newest_list_entry_that_has_one_and_a_key_without_lists_sees_none()
    {
        var (attio, crm, person) = Open();
        attio.AddEntry("sales", person.Id.Value, "Contacted");
        attio.AddEntry("fundraising", person.Id.Value, "Meeting");
        attio.AddEntry("newsletter", person.Id.Value, null);
        var (other, narrow, alone) = Open(new AttioStandInOptions { Scopes = "record_permission:read object_configuration:read task:read" });
        other.AddEntry("sales", alone.Id.Value, "Contacted");

        Assert.Equal("Meeting", (await crm.FindAsync(person, Cancel))!.Stage);
        Assert.Null((await narrow.FindAsync(alone, Cancel))!.Stage);
    }

    [Fact]
    public async Task Where_the_plan_has_activities_one_is_written_by_its_key_found_changed_and_removed_and_no_note_is_made()
    {
        var (attio, _, person) = Open(new AttioStandInOptions { HasActivities = true });
        attio.AddActivityType("chats");
        var crm = Connect(attio, new AttioStandInOptions().Key, activity: "chats");
        var (first, second) = (Said("one"), Said("two"));
        var lost = attio.FailAsync(AttioFault.LostAnswer, cancellationToken: Cancel);
        await Assert.ThrowsAsync<CrmFailedException>(() => crm.Remote.CreateAsync(RemoteKind.Activity, person, first, Cancel));
        await lost;

        var id = await crm.Remote.CreateAsync(RemoteKind.Activity, person, first, Cancel);

        Assert.Equal(first.Body, await crm.Remote.ReadAsync(RemoteKind.Activity, person, id, Cancel));
        Assert.Equal(id, Assert.Single(await crm.Remote.FindMarkedAsync(RemoteKind.Activity, person, "x80:m", Cancel)).Id);
        Assert.Equal(id, await crm.Remote.ReplaceAsync(RemoteKind.Activity, person, id, second, Cancel));
        Assert.Equal(second.Body, Assert.Single(attio.ActivitiesOf("chats")));
        Assert.Equal("WhatsApp two", Assert.Single((await crm.ListActivitiesAsync(person, 0, 9, Cancel)).Items).Sentence);
        Assert.Empty(attio.NotesOf(person.Id.Value));
        await crm.Remote.DeleteAsync(RemoteKind.Activity, person, id, Cancel);
        Assert.Empty(attio.ActivitiesOf("chats"));
    }

    [Theory]
    [InlineData(false, "chats")]
    [InlineData(true, "calls")]
    public async Task Where_the_plan_or_the_workspace_has_no_such_activities_one_is_a_small_note(bool hasActivities, string type)
    {
        var (attio, _, person) = Open(new AttioStandInOptions { HasActivities = hasActivities });
        attio.AddActivityType("chats");
        var crm = Connect(attio, new AttioStandInOptions().Key, activity: type);

        var id = await crm.Remote.CreateAsync(RemoteKind.Activity, person, Said("one"), Cancel);

        Assert.Equal(id, Assert.Single(attio.NotesOf(person.Id.Value)).Key);
        Assert.Single((await crm.ListActivitiesAsync(person, 0, 9, Cancel)).Items);
    }

    [Fact]
    public async Task Without_deals_and_mails_a_record_is_read_all_the_same_and_the_agreed_attribute_is_the_next_step()
    {
        var (attio, _, person) = Open(new AttioStandInOptions { HasDeals = false });
        attio.AddAttribute("people", "next_step", "date", "Next step");
        var crm = Connect(attio, new AttioStandInOptions().Key, "next_step");

        var outcomes = await crm.EditAsync(person, [new FieldEdit("next_step", new FieldValue("2026-12-01"), null)], All(crm), Cancel);
        var record = (await crm.FindAsync(person, Cancel))!;

        Assert.Equal([new FieldOutcome("next_step", FieldState.Done)], outcomes);
        Assert.Equal((null, null, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), (record.Stage, record.LastContactedAt, record.NextStepAt!.Value));
        Assert.DoesNotContain(RecordKind.Deal, (await crm.ListFieldsAsync(Cancel)).Keys);
    }

    [Fact]
    public async Task A_new_number_takes_the_place_of_the_first_and_leaves_the_others()
    {
        var (attio, crm, _) = Open();
        var id = attio.AddRecord("people", new JsonObject { ["name"] = "Shah, Ravi", ["phone_numbers"] = new JsonArray("+12025550147", "+12025550148") });
        var person = new RecordRef(RecordKind.Person, RecordId.Parse(id));

        var outcomes = await crm.EditAsync(person, [new FieldEdit("phone", new FieldValue("+12025550199"), new FieldValue("+12025550147"))], All(crm), Cancel);

        Assert.Equal(FieldState.Done, Assert.Single(outcomes).State);
        Assert.Equal("+12025550199, +12025550148", (await crm.FindAsync(person, Cancel))!.Fields.Single(field => field.Key == "phone").Display);
    }

    [Fact]
    public async Task A_merged_record_is_absent_under_its_old_id_and_there_under_the_new_one_after_a_while()
    {
        var (attio, crm, person) = Open(new AttioStandInOptions { MergeTime = TimeSpan.Zero });
        var other = attio.AddRecord("people", new JsonObject { ["name"] = "Lima, Ana Maria" });

        var merged = attio.Merge(person.Id.Value, other);

        Assert.Null(await crm.FindAsync(person, Cancel));
        Assert.NotNull(await crm.FindAsync(new RecordRef(RecordKind.Person, RecordId.Parse(merged)), Cancel));
    }

    [Fact]
    public async Task A_person_with_a_mail_that_is_taken_is_the_one_that_holds_it()
    {
        var (attio, crm, _) = Open();
        var id = attio.AddRecord("people", new JsonObject { ["name"] = "Shah, Ravi", ["email_addresses"] = new JsonArray("Ravi@Shah.example") });
        var request = new CreateRecord { Kind = RecordKind.Person, Name = "R. Shah", Email = "ravi@shah.example", Consent = null! };

        var made = await crm.CreateAsync(new PlannedRecord("plan", TimeProvider.System.GetUtcNow()), request, All(crm), Cancel);

        Assert.Equal(id, made.RecordId.Value);
        Assert.Equal(0, attio.CountNamed("people", "R. Shah"));
    }

    [Theory]
    [InlineData("https://app.attio.com.evil.test/")]
    [InlineData("https://app.attio.com@evil.test/")]
    [InlineData("https://app.attio.com:8443/")]
    [InlineData("http://app.attio.com/")]
    [InlineData("javascript:alert(1)//")]
    public async Task A_record_that_says_it_lies_elsewhere_is_shown_at_attios_own_door(string webApp)
    {
        var (_, crm, person) = Open(new AttioStandInOptions { WebApp = webApp });

        Assert.Equal("https://app.attio.com/", (await crm.FindAsync(person, Cancel))!.Url);
        Assert.Equal("app.attio.com", await crm.FindHostAsync(Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var standIn in standIns)
        {
            await standIn.DisposeAsync();
        }

        http.Dispose();
    }

    private static RecordAccess All(ICrmConnector crm) => new(WorkspaceSettings.Default with { RecordFields = ["name", "phone", "email", "domain"] }, crm);

    private (AttioStandIn Attio, AttioCrm Crm, RecordRef Person) Open(AttioStandInOptions? options = null)
    {
        var attio = AttioStandIn.Start(options);
        attio.Seen += SentRequests.Of(CrmName.Attio);
        standIns.Add(attio);
        var person = attio.AddRecord("people", new JsonObject { ["name"] = "Lima, Ana" });
        return (attio, Connect(attio, new AttioStandInOptions().Key), new RecordRef(RecordKind.Person, RecordId.Parse(person)));
    }

    private static RemoteText Said(string what) =>
        new("WhatsApp", $"WhatsApp {what}\nx80:m conversation={new string('c', 22)} channel=whatsapp");

    private AttioCrm Connect(AttioStandIn attio, string key, string? nextStep = null, string? activity = null) =>
        new(new AttioPlace(attio.Address, nextStep) { Activity = activity }, () => http, _ => ValueTask.FromResult<string?>(key), new RecordMatcher("ZZ"), TimeProvider.System);
}
