using System.Collections.Frozen;
using X80.Contract.Problems;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Snippets;

namespace X80.Sdk.Capture;

/// <summary>Every failure a person can see: a stable code, what happened, what to do now. No other text is ever shown.</summary>
public static class CaptureFailures
{
    private static readonly FrozenDictionary<string, CaptureFailure> ByCode = new CaptureFailure[]
    {
        new("token-refused", "The backend does not know this token, or it has ended.", "Log in again with a new token."),
        new("forbidden-scope", "This token may not do that.", "Ask for a token with the right scopes, or do it in the web app."),
        new("backend-down", "The backend could not be reached. Nothing was sent.", "Check the connection and that the backend runs, then click again."),
        new("backend-insecure", "The backend's certificate is not trusted. Nothing was sent.", "Check the address; tell your administrator."),
        new("backend-redirected", "The backend points to another address, and a token follows no redirect. Nothing was sent.", "Set the backend's final address."),
        new("backend-failed", "The backend failed on its side.", "Wait a moment, then click again."),
        new("backend-malformed", "The backend gave an answer that this version does not understand.", "Update this program or the backend."),
        new("not-served", "The backend does not serve this.", "Check the backend's address, or update the backend."),
        new("no-chat-open", "No chat is open. Nothing was read.", "Open a chat, then click Sync."),
        new("wrong-page", "This page is not the messaging service's own. Nothing was read.", "Go back to the service's page, then click Sync."),
        new("not-signed-in", "Nobody is signed in on the page. Nothing was read.", "Sign in on the page, open a chat, then click Sync."),
        new("page-loading", "The page is still loading. Nothing was read.", "Wait until the chat is there, then click Sync."),
        new("page-hidden", "The page is hidden. Nothing was read.", "Bring its window to the front, then click Sync."),
        new("page-gone", "The page has gone or does not answer. Nothing was read.", "Reload the page, open the chat, then click Sync."),
        new("drift", "The page is built in a way this version cannot read safely. Nothing was read.", "Update the reader pack; until then this chat cannot be captured."),
        new("chat-restricted", "The other side restricts this chat. Nothing was read.", "Leave it out, or ask your administrator."),
        new("chat-unnamed", "The chat shows no name or number, so it cannot be told from others. Nothing was sent.", "Wait until its title is shown, then click Sync."),
        new("chat-changed", "Another chat or page is open than the one that was read. Nothing was sent.", "Open the right chat, then click Sync."),
        new("chat-renamed", "This chat has another name than the one it seems to be, and nobody has said yet whether it is. Nothing was sent.", "Say whether it is the same chat, then click again."),
        new("chat-unproved", "Two chats can share this title, and nobody has said yet which of them this is. Nothing was sent.", "Say whether it is the same chat, then click again."),
        new("reading-expired", "What was read is no longer held: it waits 15 minutes at most. Nothing was sent.", "Click Sync to read the chat again."),
        new("nothing-read", "No chat has been read yet.", "Open a chat, then click Sync."),
        new("click-expired", "The click was too old or was used before. Nothing was sent.", "Click again."),
        new("click-spent", "The backend has seen this click before. Nothing was sent by it.", "Click again."),
        new("conversation-private", "This conversation is Private. Nothing was stored.", "Set it to Shared first, if it should be in the CRM."),
        new("privacy-locked", "Your workspace sets Shared in the web app alone.", "Change it there, then click Sync."),
        new("share-limit", "The limit for single messages out of a Private conversation is reached.", "Wait, or ask your administrator."),
        new("never-capture", "This chat is on the never-capture list. Nothing was stored.", "Leave it out, or ask your administrator."),
        new("not-linked", "This conversation is not linked to a record. Nothing was stored.", "Link it first."),
        new("identity-unproved", "This chat may be another of the same name: it holds none of the messages sent before. Nothing was sent.", "If it is the same chat, say so; otherwise open the right one and click Sync."),
        new("note-edited", "Somebody edited the note in the CRM, and it was not overwritten.", "Look at the note and decide there."),
        new("record-changed", "The record was changed in the CRM meanwhile.", "Look at it, then try again."),
        new("consent-mismatch", "What the backend holds differs from what was shown. Nothing was stored.", "Click Sync to see where it stands."),
        new("crm-refused", "The CRM refused this.", "Look at the record in the CRM; tell your administrator if it goes on."),
        new("crm-unavailable", "The CRM could not be reached.", "Wait a moment, then click again."),
        new("crm-behind", "The messages are stored, but the note in the CRM is not up to date.", "Click Sync later to write the note."),
        new("gate-unavailable", "The backend could not decide whether this is allowed, so it refused. Nothing was stored.", "Wait a moment, then click again."),
        new("rate-limited", "This was asked too often. Nothing was done.", "Wait a minute, then click again."),
        new("too-large", "This is larger than the backend takes. Nothing was stored.", "Send a smaller chat, or ask your administrator."),
        new("not-found", "The conversation or record is no longer there.", "Click Sync to see where it stands."),
        new("may-have-been-applied", "No clear answer came: it may have been done, or not.", "Click Sync to see where it stands before you try again."),
        new("search-too-short", "A search needs at least 2 characters.", "Type more, then search."),
        new("empty-name", "A record needs a name.", "Type one, then create it."),
        new("not-editable", "This field cannot be changed from here.", "Change it in the CRM."),
        new("field-refused", "The CRM did not take this value for the field.", "Look at what it says now, and try another value."),
        new("typed-too-long", "The line is longer than 280 characters. Nothing was logged.", "Shorten it, then log."),
        new("snippet-gone", "This saved text is no longer there. Nothing was placed.", "Look at the list again."),
        new("snippet-chat-changed", "Another chat is open than the one that was read. Nothing was placed.", "Open the right chat, then click Sync."),
        new("snippet-page-hidden", "The page is hidden. Nothing was placed.", "Bring its window to the front, then click again."),
        new("snippet-no-composer", "This chat has no place to write. Nothing was placed.", "Write in another chat."),
        new("snippet-composer-not-empty", "Something is written there already. Nothing was placed.", "Send or clear it, then click again."),
        new("snippet-composer-not-focused", "The place to write cannot be written in. Nothing was placed.", "Copy it by hand."),
        new("snippet-composer-refused", "The page did not take the text. Nothing was placed.", "Copy it by hand."),
        new("snippet-text-differs", "The page shows another text than the one that was placed.", "Look at it before you send."),
        new("snippet-message-sent", "A message with this text stands in the chat now, and this program sent none.", "Look at the chat."),
        new("snippet-page-unknown", "The page looks different from what this version knows.", "Look at the place to write before you send."),
        new("ledger-unwritable", "The ledger on this machine cannot be written. Without a line there nothing is sent.", "Check the disk and the folder's rights, then click again."),
        new("ledger-behind", "It was sent, but its line in the ledger on this machine could not be completed.", "Check the disk and the folder's rights."),
        new("cancelled", "This was stopped before an answer came.", "Click Sync to see where it stands."),
        new("refused", "The backend refused this. Nothing was stored.", "Click Sync to see where it stands; update this program if it goes on."),
    }
        .Concat(PackRefusal.All.Select(refusal => new CaptureFailure(refusal.Why, refusal.What + " Nothing was read.", refusal.Next)))
        .ToFrozenDictionary(failure => failure.Code);

    /// <summary>All of them, for a shell's tests and documents.</summary>
    public static IReadOnlyCollection<CaptureFailure> All => ByCode.Values;

    /// <summary>The failure of a code; an unknown one, from a newer backend, is <c>refused</c>.</summary>
    internal static CaptureFailure OfCode(string code) => ByCode.GetValueOrDefault(code) ?? ByCode["refused"];

    internal static CaptureFailure OfReason(UnavailableReason reason) => OfCode(reason switch
    {
        UnavailableReason.Unreachable or UnavailableReason.TimedOut => "backend-down",
        UnavailableReason.TokenRefused => "token-refused",
        UnavailableReason.Forbidden => "forbidden-scope",
        UnavailableReason.NotServed => "not-served",
        UnavailableReason.RateLimited => "rate-limited",
        UnavailableReason.Malformed => "backend-malformed",
        _ => "backend-failed",
    });

    /// <returns>Null for what is a bug and no failure of the world: that is thrown on.</returns>
    internal static CaptureFailure? Of(Exception exception) => exception switch
    {
        CaptureRefusedException refused => OfCode(refused.Code),
        ClickExpiredException => OfCode("click-expired"),
        PageHostException => OfCode("page-gone"),
        ReadRefusedException { Refusal: { Why: "drift" } refusal } => Drift(refusal),
        ReadRefusedException { Refusal.Why: "click-spent" } => OfCode("click-expired"),
        ReadRefusedException { Refusal.Why: var why } => OfCode(ByCode.ContainsKey(why) ? why : "drift"),
        SnippetRefusedException snippet => OfCode("snippet-" + snippet.Why),
        WriteFailedException write => OfCode(CodeOf(write.Failure)),
        _ => null,
    };

    /// <summary>The failure of a problem's type.</summary>
    internal static CaptureFailure OfProblem(ProblemDocument? problem) =>
        problem?.Type is { } type && type.StartsWith(ProblemTypes.Base, StringComparison.Ordinal) && type != ProblemTypes.Malformed
            ? OfCode(type[ProblemTypes.Base.Length..])
            : OfCode("field-refused");

    private static string CodeOf(WriteFailure failure) => failure switch
    {
        { Stored: true } => "crm-behind",
        { MayHaveBeenApplied: true } => "may-have-been-applied",
        { Code: "unauthenticated" } => "token-refused",
        { Code: "unreachable" } => "backend-down",
        { Code: "insecure" } => "backend-insecure",
        { Code: "redirected" } => "backend-redirected",
        _ => failure.Code,
    };

    /// <summary>Stage and selector come from the reader pack and hold nothing of the page: they are what a report needs.</summary>
    private static CaptureFailure Drift(ReadRefusal refusal)
    {
        var drift = OfCode("drift");
        var place = refusal.Selector.Length == 0 ? refusal.Stage : $"{refusal.Stage}: {refusal.Selector}";
        return drift with { What = $"{drift.What} (Stage {place})" };
    }
}
