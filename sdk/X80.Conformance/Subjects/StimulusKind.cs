namespace X80.Conformance.Subjects;

/// <summary>What happens around a client without a click on a control of its own.</summary>
public enum StimulusKind
{
    /// <summary>A message arrives in a chat, open or not.</summary>
    Incoming,

    /// <summary>Time passes: minutes in one jump of the rig's clock.</summary>
    TimePasses,

    /// <summary>The page is told that its visibility changed.</summary>
    Visibility,

    /// <summary>The person opens another chat.</summary>
    OpenChat,

    /// <summary>The pointer moves over the page.</summary>
    Hover,

    /// <summary>The person scrolls.</summary>
    Scroll,

    /// <summary>The focus moves between the page and the client's own surface.</summary>
    Focus,

    /// <summary>The person types into the composer and sends nothing.</summary>
    Type,

    /// <summary>A script clicks a control of the client, by an event or by a call.</summary>
    SyntheticClick,

    /// <summary>A script presses Enter on a control of the client.</summary>
    SyntheticKey,

    /// <summary>A script clicks something in the page.</summary>
    SyntheticPageClick,
}
