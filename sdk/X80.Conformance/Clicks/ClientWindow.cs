namespace X80.Conformance.Clicks;

/// <summary>The parts of a client's run.</summary>
internal enum ClientWindow
{
    /// <summary>The suite clicks, before and after the stimuli; a person is at the page.</summary>
    Controls,

    /// <summary>Nobody touches anything; messages arrive and time passes.</summary>
    Idle,

    /// <summary>A person uses the page and never the client.</summary>
    Busy,

    /// <summary>Scripts pretend to be a person.</summary>
    Synthetic,
}
