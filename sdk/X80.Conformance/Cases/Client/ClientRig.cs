using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;
using X80.Sdk.Channels;

namespace X80.Conformance.Cases.Client;

/// <summary>The running parts around a client under test, and where its page stands.</summary>
internal sealed record ClientRig(
    PracticeOrigin Practice, RequestRecorder Recorder, RigClock Clock, ClickLedger Ledger, IClientHands Hands, RigDesktop Desktop, ProcessWatch? Process)
{
    /// <summary>The channel whose page is shown.</summary>
    public Channel Channel { get; init; } = KnownChannels.WhatsApp;

    /// <summary>Whether the clock is the machine's, and does not jump.</summary>
    public bool IsRealTime { get; init; }

    /// <summary>How much time really passes, at most, in an episode where the clock does not jump; null for what is usual, and for what a case needs.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>Names and addresses that the client reached; null where nobody watches.</summary>
    public IReadOnlyList<string>? Reached => Process?.Reached ?? Hands.Reached;

    /// <summary>The chat that is open at the start, and that the suite captures.</summary>
    public string OpenChat => Practice.Site.Chats[0].Id;

    /// <summary>A text in each chat, and in places where a reader has no business.</summary>
    public List<Planted> Planted { get; } = [];

    /// <summary>The chat that the page shows.</summary>
    public string Shown { get; set; } = Practice.Site.Chats[0].Id;

    /// <summary>The chat that was last read on a click.</summary>
    public string Read { get; set; } = Practice.Site.Chats[0].Id;

    /// <summary>Chats that are linked and Shared.</summary>
    public HashSet<string> Linked { get; } = new(StringComparer.Ordinal);

    /// <summary>Puts a text into a chat.</summary>
    public Canary Plant(string chat)
    {
        var canary = Canary.New($"message of the chat {chat}");
        Planted.Add(new Planted(chat, "chat", canary));
        Practice.Site.Receive(chat, canary.Text);
        return canary;
    }

    /// <summary>Clicks, with the click in the ledger; returns when the client has done what it started.</summary>
    /// <exception cref="ClientFailedException">The click did not count.</exception>
    public async Task<LicensedClick> ClickAsync(ClientControl control, bool sentBefore, CancellationToken cancellationToken)
    {
        Read = control == ClientControl.Sync ? Shown : Read;
        var click = Ledger.Open(control, sentBefore, Read);
        try
        {
            await Hands.ClickAsync(control, cancellationToken);
        }
        finally
        {
            Ledger.Close();
        }
        return click;
    }
}
