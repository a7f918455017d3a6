using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice.Drawing;

/// <summary>How a practice site draws its chats, and what a right reading of what it drew is.</summary>
internal interface IPageDrawing
{
    /// <summary>The address that the page is opened at.</summary>
    Uri Home { get; }

    /// <summary>Names of the places beside the chat list where a canary stands.</summary>
    IReadOnlyList<string> Places { get; }

    /// <summary>The page as it is opened.</summary>
    string Document(IReadOnlyList<SourceChat> chats, PracticeScreen screen);

    /// <summary>The page as a person would save it with one chat open: no script, days written as dates.</summary>
    string Saved(IReadOnlyList<SourceChat> chats, SourceChat open);

    /// <summary>What the feed brings when the row arrived, as JSON text.</summary>
    string Frame(SourceChat chat, SourceRow row);

    /// <summary>What a right reading of the chat is.</summary>
    PracticeChat Expected(SourceChat chat);

    /// <summary>A file that belongs to the page, or null.</summary>
    PracticeAnswer? File(string path);
}
