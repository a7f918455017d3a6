using X80.Contract.Kinds;

namespace X80.Simulator.Practice.Eras;

/// <summary>
/// What the page of one era shows in a way that proves it, beside the attribute of copied messages, which stands in all of
/// them. Expected readings follow from this: what an era does not prove is <c>unknown</c> or absent in its expectation.
/// </summary>
internal sealed record EraProofs
{
    private static readonly MessageKind[] Iconed =
        [MessageKind.Deleted, MessageKind.Image, MessageKind.Video, MessageKind.Gif, MessageKind.Voice, MessageKind.Audio, MessageKind.Document, MessageKind.Location];

    /// <summary>Kinds that an icon, a link or a picture to press tells, where there are no test ids.</summary>
    public static IReadOnlyList<MessageKind> ByIcon { get; } = Iconed;

    /// <summary>Kinds that test ids tell.</summary>
    public static IReadOnlyList<MessageKind> ByTestId { get; } = [.. Iconed, MessageKind.Sticker, MessageKind.Contact, MessageKind.Poll, MessageKind.Call];

    /// <summary>Every row of a member bears the side it is on. Else only the first of a run does, by its tail.</summary>
    public bool Sides { get; init; }

    /// <summary>The first row of a run names its author to screen readers.</summary>
    public bool Labels { get; init; }

    /// <summary>The name over the first row of a run in a group is marked as such.</summary>
    public bool Authors { get; init; }

    /// <summary>Own rows bear ticks of known names.</summary>
    public bool Ticks { get; init; }

    /// <summary>The time of a row is marked as such. Else it is known for own rows beside ticks, and for rows that can be copied.</summary>
    public bool Times { get; init; }

    /// <summary>Rows of the system can be told from rows of members.</summary>
    public bool Notices { get; init; }

    /// <summary>The ids of rows hold the chat's own id.</summary>
    public bool ChatIds { get; init; }

    /// <summary>That a message was forwarded is marked by an icon of known name.</summary>
    public bool Forwards { get; init; }

    /// <summary>Kinds that are told, beside texts. A row of another is of unknown kind, and its words are a caption.</summary>
    public IReadOnlyList<MessageKind> Kinds { get; init; } = [];
}
