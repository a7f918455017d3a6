using X80.Conformance.Subjects;

namespace X80.Conformance.Attended;

/// <summary>One thing that a person is asked to do.</summary>
/// <param name="number">Which one, from 1.</param>
/// <param name="of">How many there are.</param>
/// <param name="words">What to do, in a sentence or two.</param>
/// <param name="click">The control to click, once; null where nothing of the client may be clicked.</param>
public sealed class AttendedPrompt(int number, int of, string words, ClientControl? click)
{
    public int Number => number;

    public int Of => of;

    public string Words => words;

    public ClientControl? Click => click;
}
