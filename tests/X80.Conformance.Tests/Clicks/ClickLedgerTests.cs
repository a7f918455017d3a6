using X80.Conformance.Clicks;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Tests.Clicks;

public sealed class ClickLedgerTests
{
    private const string Conversation = "/api/ext/conversations/abcdefghijklmnopqrstuv";

    [Theory]
    [InlineData("GET", "/api/ext/session")]
    [InlineData("GET", "/api/ext/snippets")]
    [InlineData("GET", "/api/ext/ledger")]
    public void What_needs_no_click_is_explained_without_one(string method, string path)
    {
        Assert.Empty(Unpaid(Ask(method, path)));
    }

    [Theory]
    [InlineData("POST", "/api/ext/conversations")]
    [InlineData("POST", Conversation + "/sync")]
    [InlineData("GET", Conversation)]
    [InlineData("GET", "/api/ext/records/person/7")]
    [InlineData("POST", "/api/ext/session")]
    [InlineData("GET", "/api/ext/session?title=Ana")]
    [InlineData("GET", "/somewhere/else")]
    public void Anything_else_without_a_click_is_unpaid(string method, string path)
    {
        Assert.Single(Unpaid(Ask(method, path)));
    }

    [Fact]
    public void A_body_on_a_free_read_is_unpaid()
    {
        Assert.Single(Unpaid(Ask("GET", "/api/ext/session") with { Body = [1] }));
    }

    [Fact]
    public void To_place_a_saved_text_pays_for_no_request()
    {
        var ledger = new ClickLedger();
        ledger.Open(ClientControl.Insert, sentBefore: true);

        ledger.Account(Ask("GET", "/api/ext/snippets"));
        Assert.Empty(ledger.Unpaid);

        ledger.Account(Ask("GET", Conversation));
        Assert.True(Assert.Single(ledger.Unpaid).DuringClick);
    }

    [Theory]
    [InlineData(ClientControl.Sync, "POST", "/api/ext/conversations", 2)]
    [InlineData(ClientControl.Create, "POST", "/api/ext/records", 1)]
    [InlineData(ClientControl.Link, "PUT", Conversation + "/link", 1)]
    [InlineData(ClientControl.Share, "PUT", Conversation + "/privacy", 1)]
    [InlineData(ClientControl.Send, "POST", Conversation + "/sync", 1)]
    [InlineData(ClientControl.MakePrivate, "PUT", Conversation + "/privacy", 1)]
    [InlineData(ClientControl.Search, "POST", "/api/ext/records/search", 1)]
    [InlineData(ClientControl.Log, "POST", "/api/ext/records/person/7/activities", 1)]
    public void A_click_pays_for_its_act_and_once_only(ClientControl control, string method, string path, int times)
    {
        var ledger = new ClickLedger();
        ledger.Open(control, sentBefore: false);

        for (var each = 0; each < times; each++)
        {
            ledger.Account(Ask(method, path));
        }
        Assert.Empty(ledger.Unpaid);

        ledger.Account(Ask(method, path));
        Assert.True(Assert.Single(ledger.Unpaid).DuringClick);
    }

    [Fact]
    public void A_first_Sync_pays_for_no_send_and_a_later_one_for_one()
    {
        var ledger = new ClickLedger();
        ledger.Open(ClientControl.Sync, sentBefore: false);
        ledger.Account(Ask("POST", Conversation + "/sync"));
        Assert.Single(ledger.Unpaid);

        ledger.Open(ClientControl.Sync, sentBefore: true);
        ledger.Account(Ask("POST", Conversation + "/sync"));
        Assert.Single(ledger.Unpaid);
        ledger.Account(Ask("POST", Conversation + "/sync"));
        Assert.Equal(2, ledger.Unpaid.Count);
    }

    [Fact]
    public void What_a_click_has_not_spent_is_void_when_it_ends()
    {
        var ledger = new ClickLedger();
        ledger.Open(ClientControl.Sync, sentBefore: true);
        ledger.Close();

        ledger.Account(Ask("POST", Conversation + "/sync"));

        Assert.False(Assert.Single(ledger.Unpaid).DuringClick);
    }

    [Fact]
    public void A_retry_with_the_same_key_is_the_same_request()
    {
        var ledger = new ClickLedger();
        ledger.Open(ClientControl.Send, sentBefore: false);

        ledger.Account(Ask("POST", Conversation + "/sync", "key-1"));
        ledger.Account(Ask("POST", Conversation + "/sync", "key-1"));
        Assert.Empty(ledger.Unpaid);

        ledger.Account(Ask("POST", Conversation + "/sync", "key-2"));
        Assert.Single(ledger.Unpaid);
    }

    private static IReadOnlyList<UnpaidRequest> Unpaid(RecordedRequest request)
    {
        var ledger = new ClickLedger();
        ledger.Account(request);
        return ledger.Unpaid;
    }

    private static RecordedRequest Ask(string method, string path, string? key = null) => new(1, method, path, key, "", []);
}
