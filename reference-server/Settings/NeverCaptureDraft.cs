using X80.Contract.Kinds;

namespace X80.ReferenceServer.Settings;

/// <summary>A chat that may not be captured, as a person typed it. The value is kept as tags alone.</summary>
/// <param name="Form"><c>phone</c>, <c>handle</c>, <c>title</c> or <c>id</c>, as the chat is known to the client; <c>conversation</c> for an id of this server.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Value">The number, handle, title or id.</param>
/// <param name="Label">What the person wants to see in the list, where the value will not stand; may be empty.</param>
internal sealed record NeverCaptureDraft(string Form, ChannelKind Channel, string Value, string Label)
{
    public override string ToString() => $"never-capture draft by {Form}";
}
