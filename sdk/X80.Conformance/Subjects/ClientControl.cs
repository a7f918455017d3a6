namespace X80.Conformance.Subjects;

/// <summary>The controls of a capture client that the suite clicks.</summary>
public enum ClientControl
{
    /// <summary>Reads the open chat.</summary>
    Sync,

    /// <summary>Creates a record with what the form holds.</summary>
    Create,

    /// <summary>Links the chat to the first record offered.</summary>
    Link,

    /// <summary>Sets the conversation to Shared.</summary>
    Share,

    /// <summary>Sends what is shown.</summary>
    Send,

    /// <summary>Sets the conversation to Private.</summary>
    MakePrivate,

    /// <summary>Searches the CRM for what the field holds.</summary>
    Search,

    /// <summary>Logs an activity on the linked record.</summary>
    Log,

    /// <summary>Places the first saved text in the composer.</summary>
    Insert,
}
