using System.Text;
using X80.Conformance.Cases.Client;
using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Tests.Client;

public sealed class ClientSweepTests
{
    private const string Sync = "/api/ext/conversations/abcdefghijklmnopqrstuv/sync";
    private const string Open = "/api/ext/conversations";

    private readonly Planted own = new("a", "chat", Canary.New("own"));
    private readonly Planted other = new("b", "chat", Canary.New("other"));
    private readonly Planted stored = new(null, "storage", Canary.New("stored"));

    [Fact]
    public void A_text_of_the_chat_that_was_read_may_be_in_its_capture_and_nowhere_else()
    {
        Assert.Empty(Seen(Sync, own.Canary.Text));
        Assert.Equal((Watched.Content, "look-up"), Only(Seen(Open, own.Canary.Text)));
    }

    [Fact]
    public void A_text_of_another_chat_and_of_the_storage_may_be_in_no_request()
    {
        Assert.Equal((Watched.Content, "chat"), Only(Seen(Sync, other.Canary.Text)));
        Assert.Equal((Watched.Content, "storage"), Only(Seen(Sync, stored.Canary.Text)));
    }

    [Fact]
    public void The_envelope_of_a_linked_chat_may_be_in_no_request()
    {
        const string Body = """{"channel":"whatsapp","title":"Ana"}""";

        Assert.Equal((Watched.Content, "envelope"), Only(Seen(Open, Body, sentBefore: true)));
        Assert.Empty(Seen(Open, Body));
    }

    [Fact]
    public void A_request_that_no_click_explains_belongs_to_its_episode()
    {
        var ledger = new ClickLedger { Episode = "HUMAN-1/WC/4" };
        ledger.Account(Ask(Open, ""));

        var seen = Assert.Single(ClientSweep.Of(ledger, []));

        Assert.Equal((Watched.Requests, "HUMAN-1/WC/4"), (seen.Kind, seen.Episode));
        Assert.Equal("POST /api/ext/conversations came without a click.", seen.Finding.What);
    }

    [Theory]
    [InlineData("HUMAN-1/WC/4", nameof(Watched.Requests), true)]
    [InlineData("HUMAN-1/WC/5", nameof(Watched.Requests), false)]
    [InlineData("HUMAN-1/WC/4", nameof(Watched.Left), false)]
    [InlineData("HUMAN-1/WC/4", nameof(Watched.Said), true)]
    public void A_case_is_violated_by_what_it_watches_in_its_own_episode(string episode, string kind, bool violates)
    {
        var each = new ClientCase("HUMAN-1/WC/4", "", _ => Task.CompletedTask);

        Assert.Equal(violates, each.IsViolatedBy(new Sighting(Enum.Parse<Watched>(kind), episode, new("", ""))));
    }

    [Fact]
    public void A_case_without_an_act_judges_the_rest_of_the_run_and_not_what_others_say()
    {
        var each = new ClientCase("HUMAN-2/ONE/1", "") { Of = seen => seen.Episode == "control" };

        Assert.True(each.IsViolatedBy(new Sighting(Watched.Requests, "control", new("", ""))));
        Assert.False(each.IsViolatedBy(new Sighting(Watched.Requests, "HUMAN-1/WC/4", new("", ""))));
        Assert.False(each.IsViolatedBy(new Sighting(Watched.Said, "control", new("", ""))));
    }

    private IReadOnlyList<Sighting> Seen(string path, string body, bool sentBefore = false)
    {
        var ledger = new ClickLedger();
        ledger.Open(sentBefore || path == Open ? ClientControl.Sync : ClientControl.Send, sentBefore, "a");
        ledger.Account(Ask(path, body));
        return [.. ClientSweep.Of(ledger, [own, other, stored])];
    }

    private static (Watched, string) Only(IReadOnlyList<Sighting> seen) => (Assert.Single(seen).Kind, seen[0].Place);

    private static RecordedRequest Ask(string path, string body) => new(1, "POST", path, "key", "", Encoding.UTF8.GetBytes(body));
}
