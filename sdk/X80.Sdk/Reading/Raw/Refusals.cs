namespace X80.Sdk.Reading.Raw;

/// <summary>The refusals of a reading and the sentence of each: what happened and what to do, never content.</summary>
internal static class Refusals
{
    public const string NoChatOpen = "no-chat-open";
    public const string WrongPage = "wrong-page";
    public const string NotSignedIn = "not-signed-in";
    public const string PageLoading = "page-loading";
    public const string PageHidden = "page-hidden";
    public const string DriftWhy = "drift";
    public const string ChatChanged = "chat-changed";
    public const string RowsChanged = "rows-changed";
    public const string ChatRestricted = "chat-restricted";
    public const string PageGone = "page-gone";
    public const string ClickSpent = "click-spent";

    public static ReadRefusedException Because(string why, string stage, string selector = "", string detail = "") =>
        new(new ReadRefusal(stage, selector, why, Sentence(why, stage, detail)));

    /// <param name="stage">The stage that did not fit.</param>
    /// <param name="detail">What did not fit, in fixed words.</param>
    public static ReadRefusedException Drift(string stage, string detail) => Because(DriftWhy, stage, "", detail);

    /// <summary>A refusal by the script; a word it does not know is drift, so that a sentence always stands.</summary>
    public static ReadRefusedException From(RawReading raw) => Because(
        raw.Why is NoChatOpen or NotSignedIn or PageLoading or PageHidden or ChatChanged or RowsChanged or ChatRestricted ? raw.Why : DriftWhy,
        raw.Stage ?? "script",
        raw.Selector ?? "",
        raw.Counts is { Count: > 0 } counts ? $"found {string.Join(", ", counts)}" : "");

    private static string Sentence(string why, string stage, string detail) => why switch
    {
        NoChatOpen => "No chat is open. Open the chat that you want to bring over, then click again.",
        WrongPage => "The page that is open is not the channel's. Go back to it, open the chat, then click again.",
        NotSignedIn => "You are not signed in. Link this browser with your phone, open the chat, then click again.",
        PageLoading => "The page is still loading. Wait until the chat is there, then click again.",
        PageHidden => "The page is hidden and does not show the whole chat. Bring its window to the front, then click again.",
        ChatChanged => "Another chat or page was opened in between. Nothing was read; click again for the chat that is open now.",
        RowsChanged => $"Messages came, went or changed while the chat was read ({stage}{(detail.Length == 0 ? "" : ": " + detail)}). Nothing was read; click again.",
        ChatRestricted => "This chat may not be brought over.",
        PageGone => "The page has gone. Open it again, then click again.",
        ClickSpent => "The click was used before, or is too old. Click again.",
        _ => $"The page looks different from what this version knows ({stage}{(detail.Length == 0 ? "" : ": " + detail)}). Nothing was read; look for an update.",
    };
}
