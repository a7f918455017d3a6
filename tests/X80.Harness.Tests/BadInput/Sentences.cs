namespace X80.Harness.Tests.BadInput;

/// <summary>What a person reads in the sidebar: what happened, and what to do now.</summary>
internal static class Sentences
{
    public const string WrongToken = "The backend does not know this token, or it has ended. Log in again with a new token.";

    public const string BackendDown =
        "The backend could not be reached. Nothing was sent. Check the connection and that the backend runs, then click again.";

    public const string NoChatOpen = "No chat is open. Nothing was read. Open a chat, then click Sync.";

    public const string NotSignedIn = "Nobody is signed in on the page. Nothing was read. Sign in on the page, open a chat, then click Sync.";

    public const string StillLoading = "The page is still loading. Nothing was read. Wait until the chat is there, then click Sync.";

    /// <summary>Another page of the channel's company.</summary>
    public const string WrongPage =
        "This page is not the messaging service's own. Nothing was read. Go back to the service's page, then click Sync.";

    /// <summary>A document that the guard takes away again.</summary>
    public const string ForeignDocument =
        "The window beside this one does not show WhatsApp, so nothing was read or sent. Go back to WhatsApp, then click again.";

    public const string ChatChanged =
        "Another chat or page is open than the one that was read. Nothing was sent. Open the right chat, then click Sync.";

    public const string NeverCapture = "This chat is on the never-capture list. Nothing was stored. Leave it out, or ask your administrator.";

    public static IReadOnlyList<string> All { get; } =
        [WrongToken, BackendDown, NoChatOpen, NotSignedIn, StillLoading, WrongPage, ForeignDocument, ChatChanged, NeverCapture];
}
