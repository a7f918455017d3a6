using X80.Conformance.Cases;
using X80.Conformance.Subjects;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Attended;

/// <summary>What a person is asked in an attended run, and what it is judged by.</summary>
internal static class AttendedSteps
{
    private const string Opened = "HUMAN-1/AT/1";
    private const string Used = "HUMAN-1/AT/2";
    private const string After = "HUMAN-6/AT/3";
    private const string Clicked = "HUMAN-2/AT/4";

    public static IReadOnlyList<CaseInfo> Cases { get; } =
    [
        new(Opened, "A person logs in and opens a chat", "From the start until a person had opened a chat the backend received nothing but what needs no click."),
        new(Used, "A person uses the page", "While a person used the page and clicked nothing of the client the backend received nothing but what needs no click."),
        new(Clicked, "Each click by itself", "Each click of a person brought what it pays for and nothing else; one capture was sent for the one that was asked for."),
        new(After, "After a send", "After a person had sent a chat the backend received nothing but what needs no click."),
    ];

    public static IReadOnlyList<AttendedStep> All { get; } =
    [
        new(Opened, null, "Log in if the page asks for it, and open a chat that was made for this test. Click nothing of X80."),
        Control(ClientControl.Sync, "Click 'Sync this chat to CRM' in the sidebar, once, and wait until it shows what it has read."),
        new(Used, null, "Use the page as on any day: open other chats, scroll, point, type without sending, let messages come. Click nothing of X80. Then go back to the first chat."),
        Control(ClientControl.Sync, "Click 'Sync this chat to CRM' again, once, and wait."),
        Control(ClientControl.Create, "Click 'Create', once, with the name that is offered. The record is made in a CRM of the suite's own."),
        Control(ClientControl.Link, "Click 'Link' at the record that is offered first, once."),
        Control(ClientControl.Share, "Click 'Share this conversation', once."),
        Control(ClientControl.Send, "Look at what will be sent. Then click 'Send', once."),
        new(After, null, "Leave X80 alone again: open another chat, let messages come, and go back to the first chat. Click nothing of X80."),
        Control(ClientControl.Sync, "Click 'Sync this chat to CRM' a last time, once, and wait.") with { Phase = EvidenceFacts.AfterControl },
        Control(ClientControl.Send, "Click 'Send', once.") with { Phase = EvidenceFacts.AfterControl, IfNothingSent = true },
    ];

    private static AttendedStep Control(ClientControl click, string words) => new(Clicked, click, words) { Phase = EvidenceFacts.Control };
}
