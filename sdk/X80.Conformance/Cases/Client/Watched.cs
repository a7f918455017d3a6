namespace X80.Conformance.Cases.Client;

/// <summary>What a case for clients looks at. What its own steps say is always looked at.</summary>
[Flags]
internal enum Watched
{
    /// <summary>What its own steps say, and nothing else.</summary>
    Said = 0,

    /// <summary>Requests at the backend that no click explains.</summary>
    Requests = 1,

    /// <summary>Texts of other places in requests that a click does explain.</summary>
    Content = 2,

    /// <summary>Addresses other than the channel's that the page got through to.</summary>
    Left = 4,

    /// <summary>Addresses that were opened outside.</summary>
    Opened = 8,

    /// <summary>Names and addresses that the client's own process reached.</summary>
    Process = 16,
}
