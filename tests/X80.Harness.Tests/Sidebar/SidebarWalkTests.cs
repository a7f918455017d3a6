using X80.Harness.Sidebar;
using X80.Harness.Tests.Support;
using X80.Sdk.Capture;

namespace X80.Harness.Tests.Sidebar;

/// <summary>Every stop of Tab in each phase, by role and accessible name, in order.</summary>
public sealed class SidebarWalkTests(OpenHarness open) : IClassFixture<OpenHarness>
{
    private static readonly string[] FieldStops =
    [
        "DisclosureTriangle Fields of the record",
        "combobox Stage", "button Save Stage", "textbox Email", "button Save Email", "listbox Tags", "button Save Tags", "checkbox Important", "button Save Important",
        "Date Next step", "button Save Next step", "textbox Sites One on each line", "button Save Sites",
    ];

    private static readonly string[] RecordStops = ["button Unlink", "checkbox Leave its note in the CRM"];

    private static readonly string[] WithdrawStops = ["button Show what was sent", "DisclosureTriangle Erase what was sent", "button Withdraw it all"];

    private static readonly string[] TimelineStops = ["textbox A line of your own (not required)", "button Log this conversation", "button Show earlier"];

    private static readonly string[] SnippetStops = ["DisclosureTriangle Snippets", "button Insert Thank you", "button Ask again"];

    private static readonly string[] LockStops = ["DisclosureTriangle Privacy lock", "textbox Passphrase (at least 8 characters)", "button Set the passphrase"];

    private static readonly Dictionary<string, (CaptureState State, string[] Stops)> Walks = new()
    {
        ["unlinked"] = (
            SampleStates.Unlinked,
            ["button Link Ana Lima", "button Link Lima & Filhos", "searchbox Search the CRM", "button Search", "button Link Anabel Costa", "combobox Kind", "textbox Name", "textbox Phone", "button Create", .. SnippetStops]),
        ["private"] = (
            SampleStates.Private,
            [.. FieldStops, .. RecordStops, "button Share this conversation", .. WithdrawStops, "list Messages", "button Share this one: message 1", "button Share this one: message 2", "button Share this one: message 3", .. TimelineStops, .. SnippetStops]),
        ["preview"] = (
            SampleStates.Previewing,
            [.. FieldStops, .. RecordStops, "button Make private", .. WithdrawStops, "button Send 3 messages to Ana Lima", "list Messages", .. TimelineStops, .. SnippetStops]),
        ["held"] = (
            SampleStates.Held,
            ["button Open the note", .. FieldStops, .. RecordStops, "button Make private", .. WithdrawStops[1..], .. TimelineStops, .. SnippetStops, "list What the backend holds", "button Take back: message 1", "button Take back: message 2", "button Show more of it"]),
        ["failed"] = (SampleStates.Failed, ["button Dismiss"]),
        ["asked"] = (
            SampleStates.AskingSameChat,
            ["button Yes, it is the same chat", .. FieldStops, .. RecordStops, "button Make private", .. WithdrawStops, "list Messages", .. TimelineStops, .. SnippetStops]),
    };

    public static TheoryData<string> Names => [.. Walks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tab_stops_at_every_control_and_each_has_its_name(string walk)
    {
        var (state, stops) = Walks[walk];
        await open.Window.DrawAsync(() => SidebarDrawing.Of(state, new(null, [], [])), TestContext.Current.CancellationToken);
        await open.Window.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");

        Assert.Equal(["button Sync this chat to CRM", .. stops, .. LockStops], await SidebarKeyboard.WalkAsync(open.Window.Page));
    }
}
