using X80.Contract.Kinds;

namespace X80.Simulator.Practice.Channels;

/// <summary>The names of the parts of a channel's practice page, as in their <c>data-practice</c> attribute.</summary>
internal static class PracticePart
{
    public const string Settings = "settings";

    /// <summary>A chat in the list.</summary>
    public const string Entry = "entry";

    /// <summary>The open chat; its rows stand at <c>&lt;!-- rows --&gt;</c>.</summary>
    public const string Panel = "panel";

    /// <summary>A message of words. <c>row:KIND</c> is one of another kind; a page without it shows none of that kind.</summary>
    public const string Row = "row";

    /// <summary>What stands above the first row of a day, where that is not in the row itself.</summary>
    public const string Day = "day";

    public const string NothingOpen = "nothing-open";

    public const string SignedOut = "signed-out";

    public const string Loading = "loading";

    public static string RowOf(MessageKind kind) => $"{Row}:{kind.Value}";
}
