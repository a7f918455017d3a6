namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>A widget as the accessibility bus tells it, in pixels of its window.</summary>
internal sealed record Place(string Role, string Name, int X, int Y, int Width, int Height)
{
    public int MiddleX => X + (Width / 2);

    public int MiddleY => Y + (Height / 2);
}
