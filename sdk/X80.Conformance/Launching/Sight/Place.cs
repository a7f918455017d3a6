namespace X80.Conformance.Launching.Sight;

/// <summary>A widget as the accessibility bus tells it, in pixels of its window.</summary>
internal sealed record Place(string Role, string Name, int X, int Y, int Width, int Height)
{
    public int MiddleX => X + (Width / 2);

    public int MiddleY => Y + (Height / 2);

    /// <summary>What a person presses.</summary>
    public bool IsButton => Role is "push button" or "button" or "toggle button" or "disclosure triangle";

    /// <summary>Where a person types.</summary>
    public bool IsField => Role is "text" or "entry" or "password text";

    public bool IsScrolling => Role is "scroll pane" or "document web";
}
