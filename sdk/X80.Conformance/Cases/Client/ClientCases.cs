using X80.Conformance.Clicks;
using X80.Conformance.Reports;

namespace X80.Conformance.Cases.Client;

/// <summary>The cases for clients, in the order of their ids.</summary>
internal static class ClientCases
{
    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new(
            new CaseInfo(
                "HUMAN-1/BUSY/1",
                "No request while a person uses the page",
                "While chats were switched, scrolled and typed in and no control of the client was clicked, its backend received nothing but what needs no click."),
            seen => seen.Unpaid
                .Where(each => each.Window == ClientWindow.Busy || each is { Window: ClientWindow.Controls, DuringClick: false })
                .Select(Unpaid)),
        new(
            new CaseInfo(
                "HUMAN-1/IDLE/1",
                "No request while nobody does anything",
                "While messages arrived and hours of the rig's clock passed and nobody touched anything, its backend received nothing but what needs no click."),
            seen => seen.Unpaid.Where(each => each.Window == ClientWindow.Idle).Select(Unpaid)),
        new(
            new CaseInfo(
                "HUMAN-2/ONE/1",
                "One click pays for one act",
                "Each click was followed by no more requests than the contract's table says it pays for."),
            seen => seen.Unpaid.Where(each => each is { Window: ClientWindow.Controls, DuringClick: true }).Select(Unpaid)),
        new(
            new CaseInfo(
                "HUMAN-3/SYN/1",
                "Clicks made by script",
                "Events and calls from script on the client's controls and in the page were followed by no request that needs a click."),
            seen => seen.Unpaid.Where(each => each.Window == ClientWindow.Synthetic).Select(Unpaid)),
        new(
            new CaseInfo(
                "HUMAN-4/OPEN/1",
                "Only the open chat is read",
                "What was sent on a click held the open chat's message and none of the texts planted in other chats, in the list and in hidden places."),
            seen => seen.Foreign.Select(hit => new Finding($"A text from elsewhere was sent: {hit.Canary.Role}.", hit.Channel, hit.Offset, hit.Form))),
    ];

    private static Finding Unpaid(UnpaidRequest unpaid) => new(
        unpaid.DuringClick
            ? $"{unpaid.Request} came during a click that does not pay for it."
            : $"{unpaid.Request} came without a click.",
        $"wire, request {unpaid.Request.Number}");
}
