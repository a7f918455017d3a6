namespace X80.ReferenceServer.Privacy;

/// <summary>
/// What of a conversation's stored messages a request to a CRM may hold (GATE-4). Asked whenever a note is rendered for one:
/// a message that was let in is let out again only by what the server holds then.
/// </summary>
internal static class ExitRule
{
    /// <param name="held">The conversation's privacy now.</param>
    /// <param name="exclusion">Whether the chat may be captured at all, now.</param>
    /// <param name="acknowledged">The CRM said before that it has this text.</param>
    /// <param name="sharedAlone">A person let this very message out (GATE-5).</param>
    public static bool MayLeave(HeldPrivacy held, HeldExclusion exclusion, bool acknowledged, bool sharedAlone) =>
        acknowledged || (held.IsShared || sharedAlone) && !exclusion.Forbids([]);
}
