namespace X80.Sdk.Reading;

/// <summary>Why the open chat was not read (READ-1): the stage, the selector that failed, and a sentence for the person.</summary>
/// <param name="Stage">Such as <c>document</c>, <c>panel</c>, <c>title</c>, <c>rows</c>, <c>body</c>.</param>
/// <param name="Selector">The selector, from the pack; empty where none is involved.</param>
/// <param name="Why">A stable word such as <c>no-chat-open</c>, <c>wrong-page</c>, <c>drift</c>, <c>chat-changed</c>.</param>
/// <param name="Sentence">What happened and what to do, without content.</param>
public sealed record ReadRefusal(string Stage, string Selector, string Why, string Sentence);
