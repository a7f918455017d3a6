using System.Text.Json;
using X80.Contract.Consents;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Client;

/// <summary>What the rarer calls put on the wire, byte for byte.</summary>
public sealed class RouteTests
{
    private static readonly RecordKind Person = Samples.Link.Kind;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_clears_with_null_and_its_consent_is_bound_to_it()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, Samples.Json(new EditedRecord
        {
            Record = Samples.Record,
            Results = [new FieldResult { Key = "stage", Ok = true }, new FieldResult { Key = "phone", Ok = true }],
        }));
        var to = new ConsentTarget { Crm = CrmName.Embedded, Kind = Person, RecordId = Samples.Link.RecordId };
        var consented = Consent.Give(Click(), new ConsentTerms(ConsentAction.Edit, To: to), TimeSpan.Zero, claim => new EditRecord
        {
            Fields = new Dictionary<string, FieldValue?> { ["stage"] = new("Lead"), ["phone"] = null },
            Was = new Dictionary<string, FieldValue?> { ["stage"] = null, ["phone"] = new("+4930555010") },
            Consent = claim,
        });

        var edited = await Client(backend).EditRecordAsync(Person, Samples.Link.RecordId, consented, Cancel);

        var seen = Assert.Single(backend.Seen);
        Assert.Equal(("PATCH", "/api/ext/records/person/ana"), (seen.Method, seen.Path));
        Assert.StartsWith(
            """{"fields":{"stage":"Lead","phone":null},"was":{"stage":null,"phone":"\u002B4930555010"},"consent":""", seen.Body, StringComparison.Ordinal);
        Assert.Equal(consented.Consent.Key.Value, seen.Headers[ExtHeaders.IdempotencyKey]);
        using var sent = JsonDocument.Parse(seen.Body);
        var hash = sent.RootElement.GetProperty("consent").GetProperty("payloadHash").GetString();
        Assert.Equal(ConsentPayload.Hash(ConsentAction.Edit, null, to, null, sent.RootElement), hash);
        Assert.All(edited.Results, result => Assert.True(result.Ok));
        Assert.Null(JsonSerializer.Deserialize<EditRecord>(seen.Body, ContractJson.Strict)!.Fields["phone"]);
    }

    [Fact]
    public async Task A_field_that_was_not_set_is_an_answer_and_no_failure()
    {
        const string Body = """
            {"record":{"kind":"person","recordId":"ana","name":"Ana","url":"https://crm.example/ana","fields":[]},
            "results":[{"key":"stage","ok":false,"problem":{"type":"https://x80.dev/problems/record-changed","status":409}}]}
            """;
        await using var backend = await TinyBackend.AnswerAsync(200, Body);
        var consented = Consent.Give(Click(), new ConsentTerms(ConsentAction.Edit), TimeSpan.Zero, claim => new EditRecord
        {
            Fields = new Dictionary<string, FieldValue?> { ["stage"] = new("Lead") },
            Was = new Dictionary<string, FieldValue?> { ["stage"] = null },
            Consent = claim,
        });

        var result = Assert.Single((await Client(backend).EditRecordAsync(Person, Samples.Link.RecordId, consented, Cancel)).Results);

        Assert.False(result.Ok);
        Assert.Equal(X80.Contract.Problems.ProblemTypes.RecordChanged, result.Problem!.Type);
    }

    [Fact]
    public async Task Withdraw_sends_an_empty_body_and_a_key_and_tells_each_copy()
    {
        var conversation = Samples.Json(Samples.Conversation());
        await using var backend = await TinyBackend.AnswerAsync(
            200, $$"""{"conversation":{{conversation}},"copies":[{"what":"note","state":"owed"}]}""");

        var withdrawn = await Client(backend).WithdrawAsync(Samples.Id, Cancel);

        var seen = Assert.Single(backend.Seen);
        Assert.Equal(("POST", $"/api/ext/conversations/{Samples.Id}/withdraw", "{}"), (seen.Method, seen.Path, seen.Body));
        Assert.InRange(seen.Headers[ExtHeaders.IdempotencyKey].Length, 22, 64);
        Assert.Equal("owed", Assert.Single(withdrawn.Copies).State);
    }

    [Fact]
    public async Task An_activity_is_logged_by_a_click_and_read_page_by_page()
    {
        await using var backend = await TinyBackend.AnswerAsync(
            200, """{"id":"a1","kind":"conversation","day":"2026-11-23","sentence":"WhatsApp conversation","items":[],"next":"50"}""");
        var consented = Consent.Give(Click(), new ConsentTerms(ConsentAction.Activity), TimeSpan.Zero, claim => new LogActivity
        {
            Kind = ActivityKind.Conversation,
            Day = "2026-11-23",
            ConversationId = Samples.Id,
            Channel = ChannelKind.Parse("whatsapp"),
            Consent = claim,
        });
        var client = Client(backend);

        var activity = await client.LogActivityAsync(Person, Samples.Link.RecordId, consented, Cancel);
        var page = await client.GetActivitiesAsync(Person, Samples.Link.RecordId, "50", Cancel);

        Assert.Equal("WhatsApp conversation", activity.Sentence);
        Assert.Equal("50", page.Value!.Next);
        Assert.Equal(
            ["POST /api/ext/records/person/ana/activities", "GET /api/ext/records/person/ana/activities?after=50"],
            backend.Seen.Select(seen => $"{seen.Method} {seen.Path}"));
    }

    [Fact]
    public async Task Snippets_and_ledger_are_quiet_reads()
    {
        await using var backend = await TinyBackend.AnswerAsync(200, """{"items":[]}""");
        var client = Client(backend);

        Assert.Empty((await client.GetSnippetsAsync(Cancel)).Value!.Items);
        Assert.Empty((await client.GetLedgerAsync("7", Cancel)).Value!.Items);
        await using var gone = await TinyBackend.AnswerAsync(404, "");
        Assert.Equal(UnavailableReason.NotServed, (await Client(gone).GetSnippetsAsync(Cancel)).Reason);

        Assert.Equal(["/api/ext/snippets", "/api/ext/ledger?after=7"], backend.Seen.Select(seen => seen.Path));
    }

    private static CaptureClient Client(TinyBackend backend) => CaptureClient.Create(backend.Address, Samples.Token, TimeProvider.System);

    private static HumanClick Click() => Samples.Click(Samples.Clock());
}
