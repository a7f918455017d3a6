using X80.Contract.Ids;

namespace X80.Sdk.Capture.Known;

/// <summary>A known chat that seems to be open under another name.</summary>
/// <param name="Before">Its key under the name that it was known by.</param>
/// <param name="IsAnswered">Whether the person has said so; else it is to be asked.</param>
public sealed record RenamedChat(ConversationKey Before, bool IsAnswered);
