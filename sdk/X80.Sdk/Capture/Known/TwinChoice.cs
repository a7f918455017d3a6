using X80.Contract.Ids;

namespace X80.Sdk.Capture.Known;

/// <summary>Which chat of its title the open one is taken for.</summary>
/// <param name="Key">That chat's.</param>
/// <param name="IsOneOfSeveral">Whether the title has several, and no message tells which of them it is.</param>
internal sealed record TwinChoice(ConversationKey Key, bool IsOneOfSeveral);
