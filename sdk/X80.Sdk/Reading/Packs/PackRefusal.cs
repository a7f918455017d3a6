namespace X80.Sdk.Reading.Packs;

/// <summary>Why a reader pack is not used, in words for the person; each reason is told apart from every other.</summary>
internal sealed record PackRefusal
{
    private PackRefusal(string why, string what, string next) => (Why, What, Next) = (why, what, next);

    public static PackRefusal Expired { get; } = new(
        "pack-expired",
        "The reader pack was last checked too long ago: the real page may have changed since.",
        "Update this program or its reader pack.");

    public static PackRefusal Unverified { get; } = new(
        "pack-unverified",
        "The reader pack was never checked on the real site.",
        "Use it on practice and saved pages, or get a pack that was checked.");

    public static PackRefusal Revoked { get; } = new(
        "pack-revoked",
        "Your backend has withdrawn this version of the reader pack.",
        "Update this program or its reader pack.");

    public static PackRefusal BelowMinimum { get; } = new(
        "pack-below-minimum",
        "Your backend asks for a newer reader pack.",
        "Update this program or its reader pack.");

    public static PackRefusal RolledBack { get; } = new(
        "pack-rolled-back",
        "The reader pack in the pack folder is older than the one in this program.",
        "Remove it from the folder, or put a newer one there.");

    public static PackRefusal Unsigned { get; } = new(
        "pack-unsigned",
        "The reader pack in the pack folder has no readable signature beside it.",
        "Put its .sig file beside it, or remove the pack.");

    public static PackRefusal KeyUnknown { get; } = new(
        "pack-key-unknown",
        "The reader pack in the pack folder is signed by a key that this program does not trust.",
        "Remove it; get packs from whoever made this program.");

    public static PackRefusal Tampered { get; } = new(
        "pack-tampered",
        "The reader pack in the pack folder is not what was signed.",
        "Remove it, and get it again from its source.");

    public static PackRefusal Incomplete { get; } = new(
        "pack-incomplete",
        "The reader pack in the pack folder is signed, but is no complete pack of a form that this version knows.",
        "Update this program, or remove the pack and tell whoever signed it.");

    public static PackRefusal Misplaced { get; } = new(
        "pack-misplaced",
        "The reader pack in the pack folder belongs to another channel than its file name says.",
        "Remove it, and put each pack there under its own name.");

    public static PackRefusal Unreadable { get; } = new(
        "pack-unreadable",
        "The reader pack in the pack folder, or its signature, cannot be opened.",
        "Check the rights of the folder, or remove the pack.");

    public static IReadOnlyList<PackRefusal> All { get; } =
    [
        Expired, Unverified, Revoked, BelowMinimum, RolledBack, Unsigned, KeyUnknown, Tampered, Incomplete, Misplaced, Unreadable,
    ];

    /// <summary>A stable word.</summary>
    public string Why { get; }

    public string What { get; }

    public string Next { get; }

    public ReadRefusedException ToException() => new(new ReadRefusal("pack", "", Why, $"{What} Nothing was read. {Next}"));
}
