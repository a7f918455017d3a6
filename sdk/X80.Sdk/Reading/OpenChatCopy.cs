using X80.Sdk.Clicks;

namespace X80.Sdk.Reading;

/// <summary>
/// The open chat's markup as it stood when a person clicked, for a recording. Made by <see cref="OpenChatReader"/> alone, by
/// spending a <see cref="HumanClick"/>; nothing can send it.
/// </summary>
public sealed class OpenChatCopy
{
    private OpenChatCopy(HumanClick click, string html) => (DocumentId, Html) = (click.DocumentId, html);

    /// <summary>The document it was copied from.</summary>
    public string DocumentId { get; }

    /// <summary>A page that holds the chat's panel and nothing else of the page. Content.</summary>
    public string Html { get; }

    public override string ToString() => "copy of the open chat";

    internal static OpenChatCopy From(HumanClick spent, string html) => new(spent, html);
}
