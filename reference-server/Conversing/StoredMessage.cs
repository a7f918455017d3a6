using X80.Contract.Messages;

namespace X80.ReferenceServer.Conversing;

/// <summary>A message read back from the store. Content.</summary>
internal sealed class StoredMessage(CapturedMessage message, byte[] json)
{
    public CapturedMessage Message => message;

    /// <summary>Whether the page now shows something else under this id.</summary>
    public bool DiffersFrom(CapturedMessage other) => !json.AsSpan().SequenceEqual(MessageJson.Encode(other));
}
