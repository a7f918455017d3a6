using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>
/// What holds besides of a CRM that lies elsewhere: never two notes, two activities or two people, and nobody else's text is
/// touched (CRM-8, CRM-9).
/// </summary>
public abstract class RemoteCrmTests(RemoteBench remote) : CrmConnectorTests(remote)
{
    private readonly string name = CrmBench.NewName();
    private readonly string phone = CrmBench.NewPhone();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_whose_answer_was_lost_is_found_and_not_written_twice()
    {
        var (person, conversation) = await OpenAsync();
        var message = Wire.Message("first");
        remote.LoseNextAnswer();

        var lost = await remote.Member.SyncAsync(conversation, message);

        lost.ExpectProblem(502, "crm-unavailable");
        Assert.True(lost.Json["mayHaveBeenApplied"]!.GetValue<bool>());
        Assert.Single(remote.TextsOn(person));
        (await remote.Member.SyncAsync(conversation, message, Wire.Message("second"))).Expect(200);
        Assert.Contains("second", Assert.Single(remote.TextsOn(person)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rewritten_note_whose_answer_was_lost_counts_as_edited_by_nobody()
    {
        var (person, conversation) = await OpenAsync();
        var message = Wire.Message("first");
        (await remote.Member.SyncAsync(conversation, message)).Expect(200);
        remote.LoseNextAnswer();
        (await remote.Member.SyncAsync(conversation, message, Wire.Message("second"))).ExpectProblem(502, "crm-unavailable");

        (await remote.Member.SyncAsync(conversation, message, Wire.Message("third"))).Expect(200);

        Assert.Contains("third", Assert.Single(remote.TextsOn(person)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_whose_answer_was_lost_is_found_and_not_logged_twice()
    {
        var (person, conversation) = await OpenAsync();
        remote.LoseNextAnswer();
        (await remote.LogAsync(person, conversation)).ExpectProblem(502, "crm-unavailable");

        (await remote.LogAsync(person, conversation)).Expect(200);

        Assert.Single(remote.TextsOn(person));
        Assert.Single((await remote.Crm.ListActivitiesAsync(person, 0, 50, Cancel)).Items);
    }

    [Fact]
    public async Task What_is_answered_well_and_dropped_is_not_reported_done()
    {
        var (person, conversation) = await OpenAsync();
        var message = Wire.Message("first");
        remote.DropNextWrite();
        (await remote.Member.SyncAsync(conversation, message)).ExpectProblem(502, "crm-unavailable");
        remote.DropNextWrite();
        (await remote.LogAsync(person, conversation)).ExpectProblem(502, "crm-unavailable");
        Assert.Empty(remote.TextsOn(person));

        (await remote.Member.SyncAsync(conversation, message)).Expect(200);
        remote.DropNextWrite();
        (await remote.Member.SyncAsync(conversation, message, Wire.Message("second"))).ExpectProblem(502, "crm-unavailable");
        (await remote.Member.SyncAsync(conversation, message)).Expect(200);

        Assert.Contains("second", Assert.Single(remote.TextsOn(person)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_that_was_answered_well_and_dropped_is_not_reported_made()
    {
        var (body, key) = await remote.CreationAsync(RecordKind.Person, name, phone);
        remote.DropNextWrite();

        (await remote.Member.PostAsync("records", body, key)).ExpectProblem(502, "crm-unavailable");

        Assert.Equal(0, await remote.CountAsync(name));
        (await remote.Member.PostAsync("records", body, key)).Expect(200);
        Assert.Equal(1, await remote.CountAsync(name));
    }

    [Fact]
    public async Task A_note_that_a_person_edited_is_left_and_one_that_a_person_deleted_is_written_anew()
    {
        var (person, conversation) = await OpenAsync();
        var message = Wire.Message("first");
        (await remote.Member.SyncAsync(conversation, message)).Expect(200);
        var (id, body) = Assert.Single(remote.TextsOn(person));
        remote.EditByHand(id, "by hand\n" + body);

        (await remote.Member.SyncAsync(conversation, message, Wire.Message("second"))).ExpectProblem(409, "note-edited");

        Assert.StartsWith("by hand", Assert.Single(remote.TextsOn(person)).Body, StringComparison.Ordinal);
        remote.DeleteByHand(id);
        (await remote.Member.SyncAsync(conversation, message)).Expect(200);
        Assert.Contains("second", Assert.Single(remote.TextsOn(person)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_marker_or_the_whole_note_that_a_person_copied_is_neither_ours_to_change_nor_ours_to_delete(bool isKeysOwner)
    {
        var (person, conversation) = await OpenAsync();
        var message = Wire.Message("first");
        remote.LoseNextAnswer();
        (await remote.Member.SyncAsync(conversation, message)).ExpectProblem(502, "crm-unavailable");
        var ours = Assert.Single(remote.TextsOn(person));
        Func<RecordRef, string, string> write = isKeysOwner ? remote.WriteByKeysOwner : remote.WriteByHand;
        var theirs = write(person, "copied\n" + ours.Body);
        var copy = write(person, ours.Body);

        (await remote.Member.SyncAsync(conversation, message, Wire.Message("second"))).Expect(200);

        Assert.Equal(3, remote.TextsOn(person).Count);
        Assert.Contains("second", remote.TextsOn(person).Single(text => text.Id == ours.Id).Body, StringComparison.Ordinal);
        (await remote.Member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);
        Assert.Equal([(theirs, "copied\n" + ours.Body), (copy, ours.Body)], remote.TextsOn(person));
    }

    [Fact]
    public async Task A_note_that_the_crm_finds_too_large_rolls_over_into_parts()
    {
        var (person, conversation) = await OpenAsync();
        var messages = Enumerable.Range(0, 8).Select(i => Wire.Message($"{i} " + new string('x', 1_000))).ToArray();
        remote.TakeAtMost(6_000);

        var answer = (await remote.Member.SyncAsync(conversation, messages)).Expect(200);

        var notes = remote.TextsOn(person);
        Assert.InRange(notes.Count, 2, 8);
        Assert.Equal(notes.Count, answer.Json["note"]!["parts"]!.GetValue<int>());
        Assert.All(Enumerable.Range(0, 8), i => Assert.Contains(notes, note => note.Body.Contains($"{i} xxx", StringComparison.Ordinal)));
        remote.TakeAtMost(int.MaxValue);
    }

    [Fact]
    public async Task A_number_in_the_form_of_the_workspaces_country_makes_no_second_person_and_holds_what_was_edited()
    {
        var plan = new PlannedRecord(RandomId.New(), TimeProvider.System.GetUtcNow());
        var digits = "30" + phone[^7..];
        var with = (string written) => new CreateRecord { Kind = RecordKind.Person, Name = name, Phone = written, Consent = null! };
        var (hungarian, french) = (remote.In("HU"), remote.In("FR"));

        var made = await remote.Crm.CreateAsync(plan, with("+36" + digits), hungarian, Cancel);
        var again = await remote.Crm.CreateAsync(plan, with("06" + digits), hungarian, Cancel);
        var other = await remote.Crm.CreateAsync(plan, with("06" + digits), french, Cancel);
        var person = new RecordRef(made.Kind, made.RecordId);
        var edited = await remote.Crm.EditAsync(person, [new("phone", new FieldValue("06" + digits[..^1] + "0"), new FieldValue("+36" + digits))], hungarian, Cancel);

        Assert.Equal(made.RecordId, again.RecordId);
        Assert.NotEqual(made.RecordId, other.RecordId);
        Assert.Equal(FieldState.Done, Assert.Single(edited).State);
        Assert.Equal(2, await remote.CountAsync(name));
    }

    [Fact]
    public async Task A_field_of_several_choices_holds_exactly_those_that_were_set_none_when_emptied_and_takes_no_other()
    {
        var (record, key, options) = remote.AddChoices(name);
        FieldValue two = new([options[0], options[2]]), one = new([options[1]]);
        var stateAsync = async (FieldValue? to, FieldValue? was) => (await remote.Crm.EditAsync(record, [new(key, to, was)], remote.All, Cancel))[0].State;
        var fieldAsync = async () => (await remote.Crm.FindAsync(record, Cancel))!.Fields.Single(field => field.Key == key);

        var empty = await fieldAsync();
        FieldState[] set = [await stateAsync(two, null), await stateAsync(one, two), await stateAsync(new(["No such choice"]), one), await stateAsync(two, two)];
        var held = await fieldAsync();
        var emptied = await stateAsync(null, one);

        Assert.Equal((FieldKind.Multiselect, null, true), (empty.Kind, empty.Value, empty.Editable));
        Assert.Equal(options, empty.Options);
        Assert.Equal([FieldState.Done, FieldState.Done, FieldState.Refused, FieldState.Changed], set);
        Assert.True(held.Value!.IsList);
        Assert.Equal([options[1]], held.Value.Items);
        Assert.Equal(FieldState.Done, emptied);
        Assert.Null((await fieldAsync()).Value);
    }

    [Theory]
    [InlineData("../../v2/self")]
    [InlineData("..\\notes")]
    [InlineData("a b?x=1#")]
    [InlineData("007")]
    public async Task An_id_that_is_none_reaches_no_address(string id)
    {
        var before = remote.Requests;

        Assert.Equal(404, (await remote.Member.GetAsync($"records/person/{Uri.EscapeDataString(id)}")).Status);

        Assert.Equal(before, remote.Requests);
    }

    private async Task<(RecordRef Person, string Conversation)> OpenAsync()
    {
        var person = await remote.AddPersonAsync(name, phone);
        return (person, await remote.OpenAsync(person));
    }
}
