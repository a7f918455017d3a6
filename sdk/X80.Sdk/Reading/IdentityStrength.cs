namespace X80.Sdk.Reading;

/// <summary>How much a <see cref="ChatIdentity"/> proves.</summary>
public enum IdentityStrength
{
    /// <summary>Nothing usable is on screen.</summary>
    None,

    /// <summary>A title alone: two chats may bear it.</summary>
    Weak,

    /// <summary>A phone number, handle or channel id.</summary>
    Strong,
}
