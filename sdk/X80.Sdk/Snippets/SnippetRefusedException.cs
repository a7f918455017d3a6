namespace X80.Sdk.Snippets;

/// <summary>A snippet was not placed, or it could not be proved that it was; nothing was sent by this program.</summary>
public sealed class SnippetRefusedException : Exception
{
    internal SnippetRefusedException(string why, string sentence) : base(sentence) => Why = why;

    /// <summary>A stable word, such as <c>composer-not-empty</c> or <c>chat-changed</c>.</summary>
    public string Why { get; }
}
