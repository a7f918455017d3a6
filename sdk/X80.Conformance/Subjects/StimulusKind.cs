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

    /// <summary>A script submits a form of the client's own surface.</summary>
    SyntheticSubmit,

    /// <summary>A script speaks to the client by messages, events and names that it might listen to.</summary>
    SyntheticMessage,

    /// <summary>The person reloads the page.</summary>
    Reload,

    /// <summary>The page goes to another document of the channel; the text is its path.</summary>
    Visit,

    /// <summary>The person clicks the element <c>#go</c> of the page.</summary>
    FollowLink,

    /// <summary>The person selects all that the page shows and copies it.</summary>
    Copy,

    /// <summary>The person presses Enter in the page, outside the composer.</summary>
    PressEnter,

    /// <summary>The pointer moves over the client's own surface.</summary>
    HoverOwn,

    /// <summary>The person moves the focus through the client's own surface by the keyboard and presses nothing.</summary>
    TabOwn,

    /// <summary>Somebody clicks a control of the client at the moment in which its surface moves.</summary>
    HastyClick,

    /// <summary>The person closes whatever dialog a page has brought up, and chooses nothing in it.</summary>
    Dismiss,
}
