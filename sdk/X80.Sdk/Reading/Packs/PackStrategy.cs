namespace X80.Sdk.Reading.Packs;

/// <summary>One way to answer a stage: which nodes, which attribute, and one of the script's generic operations. No code.</summary>
public sealed record PackStrategy
{
    /// <summary>Unique in its stage; what a reading reports.</summary>
    public required string Id { get; init; }

    /// <summary>The operation, where a stage has several.</summary>
    public string? Op { get; init; }

    public string? Select { get; init; }

    public string? Attribute { get; init; }

    /// <summary>A regular expression; its first group is the value.</summary>
    public string? Pattern { get; init; }

    /// <summary>A regular expression whose first group is the chat's own id, where the value holds it.</summary>
    public string? ChatPattern { get; init; }

    /// <summary>The flavours that it is for; all of them where absent. <c>unrecognised</c> stands for a page of none.</summary>
    public IReadOnlyList<string>? Flavours { get; init; }

    /// <summary>Whether a mark of a side stands on the first row of a run alone: so for marks, not for icons, where absent.</summary>
    public bool? Opens { get; init; }

    /// <summary>Where an icon is looked for.</summary>
    public string? Within { get; init; }

    /// <summary>A selector that marks a row as the other side's.</summary>
    public string? In { get; init; }

    /// <summary>A selector that marks a row as one's own.</summary>
    public string? Out { get; init; }

    /// <summary>Titles of icons that only own rows bear.</summary>
    public IReadOnlyList<string>? Icons { get; init; }

    /// <summary>Titles of icons that only the other side's rows bear.</summary>
    public IReadOnlyList<string>? InIcons { get; init; }

    /// <summary>The message kind that a mark stands for.</summary>
    public string? Kind { get; init; }

    /// <summary>What holds a kind's own lines of text, such as the options of a poll.</summary>
    public string? Lines { get; init; }

    /// <summary>The boxes to tick, one before each of a kind's own lines but the first.</summary>
    public string? Boxes { get; init; }

    /// <summary>The flag that a mark stands for.</summary>
    public string? Flag { get; init; }
}
