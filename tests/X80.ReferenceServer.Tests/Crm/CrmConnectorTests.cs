using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>What every CRM does for the server, the embedded one and those that lie elsewhere (CRM-7).</summary>
public abstract class CrmConnectorTests(CrmBench bench)
{
    private readonly string name = CrmBench.NewName();
    private readonly string phone = CrmBench.NewPhone();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_key_works_and_every_kind_has_its_fields()
    {
        var check = await bench.Crm.CheckAsync(Cancel);
        var fields = await bench.Crm.ListFieldsAsync(Cancel);

        Assert.Equal((KeyState.Works, 0), (check.State, check.Missing.Count));
        Assert.Equal(bench.Crm.Kinds.Order(Comparer<RecordKind>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))),
            fields.Keys.Order(Comparer<RecordKind>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
        Assert.All(fields.Values, all => Assert.Contains(all, field => field.Id == "name"));
    }

    [Fact]
    public async Task The_session_names_the_one_host_on_which_records_and_notes_lie_and_none_where_that_is_the_server()
    {
        var person = await bench.AddPersonAsync(name, phone);
        var conversation = await bench.OpenAsync(person);

        var crm = (await bench.Member.GetAsync("session")).Expect(200).Json["crm"]!;
        var sent = (await bench.Member.SyncAsync(conversation, Wire.Message("first"))).Expect(200).Json;

        Assert.Equal(bench.Host, crm["host"]?.GetValue<string>());
        foreach (var url in new[] { sent["note"]!["url"]!, sent["conversation"]!["link"]!["url"]! })
        {
            var where = new Uri(url.GetValue<string>());
            Assert.Equal(bench.Host is null ? bench.Server.Address.Authority : bench.Host, where.Authority);
            Assert.True(bench.Host is null || where.Scheme == "https");
        }
    }

    [Fact]
    public async Task A_record_is_found_by_words_of_its_name_and_by_digits_of_its_number_where_that_may_be_seen()
    {
        var person = await bench.AddPersonAsync(name, phone);
        await bench.AddPersonAsync(CrmBench.NewName(), CrmBench.NewPhone());
        var onlyNames = new RecordAccess(WorkspaceSettings.Default, bench.Crm);

        Assert.Equal([person], await SearchAsync(name.ToLowerInvariant(), bench.All));
        Assert.Equal([person], await SearchAsync(phone[1..], bench.All));
        Assert.Equal([person], await SearchAsync(name.Split(' ')[1], onlyNames));
        Assert.Empty(await SearchAsync(phone[1..], onlyNames));
        Assert.Empty(await SearchAsync("nobody at all", bench.All));
    }

    [Fact]
    public async Task A_chat_is_matched_by_number_however_it_is_written_and_by_name_with_reasons_and_by_nothing_else()
    {
        var person = await bench.AddPersonAsync(name, phone);
        await bench.AddPersonAsync(CrmBench.NewName(), CrmBench.NewPhone());

        var byPhone = await SuggestAsync(null, $"{phone[..3]} {phone[3..7]} {phone[7..]}");
        var byName = await SuggestAsync(name, null);

        Assert.Equal(person, Of(byPhone[0]));
        Assert.InRange(byPhone[0].Score, 80, 100);
        Assert.NotEmpty(byPhone[0].Reasons);
        Assert.Equal(person, Of(byName[0]));
        Assert.InRange(byName[0].Score, 80, 100);
        Assert.Empty(await SuggestAsync("Somebody Unheard", "+61255501234"));
    }

    [Fact]
    public async Task A_record_of_each_kind_is_made_once_and_read_back_however_often_the_request_is_repeated()
    {
        foreach (var (kind, number) in new[] { (RecordKind.Person, phone), (RecordKind.Company, null), (RecordKind.Deal, null) })
        {
            var (body, key) = await bench.CreationAsync(kind, name + kind, number);

            var made = (await bench.Member.PostAsync("records", body, key)).Expect(200).Json;
            var again = (await bench.Member.PostAsync("records", body, key)).Expect(200).Json;

            var record = new RecordRef(kind, RecordId.Parse(made["recordId"]!.GetValue<string>()));
            Assert.Equal(made["recordId"]!.GetValue<string>(), again["recordId"]!.GetValue<string>());
            Assert.Equal(name + kind, (await bench.Crm.FindAsync(record, Cancel))!.Name);
            Assert.Equal(1, await bench.CountAsync(name + kind));
        }
    }

    [Theory]
    [InlineData("person", true)]
    [InlineData("person", false)]
    [InlineData("deal", false)]
    public async Task A_lost_answer_makes_no_second_record(string kind, bool hasPhone)
    {
        var (body, key) = await bench.CreationAsync(RecordKind.Parse(kind), name, hasPhone ? phone : null);
        bench.LoseNextAnswer();
        await bench.Member.PostAsync("records", body, key);
        Assert.Equal(1, await bench.CountAsync(name));

        var again = (await bench.Member.PostAsync("records", body, key)).Expect(200);

        Assert.Equal(name, again.Json["name"]!.GetValue<string>());
        Assert.Equal(1, await bench.CountAsync(name));
    }

    [Fact]
    public async Task A_conversation_has_one_note_that_goes_with_a_withdrawal()
    {
        var person = await bench.AddPersonAsync(name, phone);
        var conversation = await bench.OpenAsync(person);
        var first = Wire.Message("first");

        (await bench.Member.SyncAsync(conversation, first)).Expect(200);
        (await bench.Member.SyncAsync(conversation, first, Wire.Message("second *and* <b>bold</b>"))).Expect(200);

        var note = Assert.Single(await bench.NotesAsync(person, conversation));
        Assert.Contains("first", note, StringComparison.Ordinal);
        Assert.Contains("second *and* <b>bold</b>", note, StringComparison.Ordinal);
        (await bench.Member.SyncAsync(conversation)).Expect(200);
        Assert.Equal(note, Assert.Single(await bench.NotesAsync(person, conversation)));
        (await bench.Member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);
        Assert.Empty(await bench.NotesAsync(person, conversation));
    }

    [Fact]
    public async Task A_conversation_is_one_activity_a_day_with_the_count_as_it_is()
    {
        var person = await bench.AddPersonAsync(name, phone);
        var conversation = await bench.OpenAsync(person);
        var at = bench.Today + "T09:15:00+00:00";
        var one = Wire.Message("one", sentAt: at);
        (await bench.Member.SyncAsync(conversation, one)).Expect(200);

        (await bench.LogAsync(person, conversation, "They like it")).Expect(200);
        (await bench.Member.SyncAsync(conversation, one, Wire.Message("two", sentAt: at))).Expect(200);
        (await bench.LogAsync(person, conversation)).Expect(200);

        var activity = Assert.Single((await bench.Crm.ListActivitiesAsync(person, 0, 50, Cancel)).Items);
        Assert.Equal("WhatsApp conversation \u2014 2 messages", activity.Sentence);
        Assert.Equal((conversation, "whatsapp"), (activity.ConversationId!.Value.Value, activity.Channel!.Value.Value));
    }

    [Fact]
    public async Task Each_field_of_an_edit_has_its_own_result_and_a_repeat_does_nothing_more()
    {
        var person = await bench.AddPersonAsync(name, phone);
        FieldEdit[] edits =
        [
            new("name", new FieldValue(name + "-Hart"), new FieldValue(name)),
            new("phone", new FieldValue("+4930901820"), new FieldValue("+4930000000")),
            new("no-such-field", new FieldValue("x"), null),
        ];

        var outcomes = await bench.Crm.EditAsync(person, edits, bench.All, Cancel);
        var repeated = await bench.Crm.EditAsync(person, edits, bench.All, Cancel);

        FieldOutcome[] expected = [new("name", FieldState.Done), new("phone", FieldState.Changed), new("no-such-field", FieldState.Refused)];
        Assert.Equal(expected, outcomes);
        Assert.Equal(expected, repeated);
        var record = (await bench.Crm.FindAsync(person, Cancel))!;
        Assert.Equal(name + "-Hart", record.Name);
        Assert.Equal([phone], record.Fields.Single(field => field.Key == "phone").Value!.Items);
    }

    [Fact]
    public async Task A_number_without_its_country_is_of_the_workspaces_own()
    {
        var person = await bench.AddPersonAsync(name, phone);
        var (german, french) = (bench.In("DE"), bench.In("FR"));
        var chat = new ChatEnvelope(title: null, "0" + phone[3..], handle: null);

        var found = await bench.Crm.SuggestAsync(chat, german, Cancel);

        Assert.Equal(person, Of(found[0]));
        Assert.InRange(found[0].Score, 80, 100);
        Assert.DoesNotContain(await bench.Crm.SuggestAsync(chat, french, Cancel), suggestion => suggestion.Score >= 80);
    }

    [Fact]
    public async Task A_number_that_is_emptied_is_gone_and_a_deals_stage_moves_to_one_of_its_options_alone()
    {
        var person = await bench.AddPersonAsync(name, phone);
        var (body, key) = await bench.CreationAsync(RecordKind.Deal, name + "-deal", null);
        var made = (await bench.Member.PostAsync("records", body, key)).Expect(200).Json;
        var deal = new RecordRef(RecordKind.Deal, RecordId.Parse(made["recordId"]!.GetValue<string>()));
        var stage = (await bench.Crm.FindAsync(deal, Cancel))!.Fields.Single(field => field.Key == "stage");
        var last = stage.Options![^1];

        var emptied = await bench.Crm.EditAsync(person, [new("phone", null, new FieldValue(phone))], bench.All, Cancel);
        var moved = await bench.Crm.EditAsync(deal, [new("stage", new FieldValue(last), stage.Value)], bench.All, Cancel);
        var strange = await bench.Crm.EditAsync(deal, [new("stage", new FieldValue("No such stage"), new FieldValue(last))], bench.All, Cancel);

        Assert.Equal((FieldState.Done, FieldState.Done), (emptied[0].State, moved[0].State));
        Assert.Null((await bench.Crm.FindAsync(person, Cancel))!.Fields.Single(field => field.Key == "phone").Value);
        Assert.Equal((FieldState.Refused, last), (strange[0].State, (await bench.Crm.FindAsync(deal, Cancel))!.Stage));
    }

    [Fact]
    public async Task Many_records_are_read_at_once_and_one_that_is_not_there_is_left_out()
    {
        RecordRef[] people = [await bench.AddPersonAsync(name, phone), await bench.AddPersonAsync(CrmBench.NewName(), CrmBench.NewPhone())];
        var nobody = new RecordRef(RecordKind.Person, RecordId.Parse(Guid.NewGuid().ToString()));

        var found = await bench.Crm.FindNamesAsync([.. people, nobody], Cancel);

        Assert.Equal(people.ToHashSet(), found.Keys.ToHashSet());
        Assert.Null(await bench.Crm.FindAsync(nobody, Cancel));
    }

    [Theory]
    [InlineData("records/person/..%2F..%2Fnotes")]
    [InlineData("records/..%2F..%2Fv2%2Fself/x")]
    [InlineData("records/person/%2e%2e%2fnotes")]
    public async Task An_address_that_climbs_is_as_absent_as_a_record_that_never_was(string path) =>
        Assert.Equal(404, (await bench.Member.GetAsync(path)).Status);

    private async Task<IReadOnlyList<RecordRef>> SearchAsync(string query, RecordAccess access) =>
        [.. (await bench.Crm.SearchAsync(query, kind: null, access, Cancel)).Select(hit => new RecordRef(hit.Kind, hit.RecordId))];

    private Task<IReadOnlyList<Suggestion>> SuggestAsync(string? title, string? phone) =>
        bench.Crm.SuggestAsync(new ChatEnvelope(title, phone, handle: null), bench.All, Cancel);

    private static RecordRef Of(Suggestion suggestion) => new(suggestion.Kind, suggestion.RecordId);
}
