namespace X80.ReferenceServer.Privacy;

/// <summary>
/// What the server holds of a conversation's privacy: Shared for exactly one stored word, Private for everything else
/// (GATE-1). No request has a part in it.
/// </summary>
internal sealed class HeldPrivacy
{
    private HeldPrivacy(bool isShared) => IsShared = isShared;

    public static HeldPrivacy Private => new(isShared: false);

    public static HeldPrivacy Shared => new(isShared: true);

    public bool IsShared { get; }

    /// <summary>Absent, unknown and malformed words are Private.</summary>
    public static HeldPrivacy FromStored(string? word) => word == "shared" ? Shared : Private;
}
