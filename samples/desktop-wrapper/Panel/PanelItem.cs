namespace X80.Samples.DesktopWrapper.Panel;

/// <summary>One thing in the panel, as text: a heading, a line, a button or a field. Equal items stay as they are when it is drawn anew.</summary>
internal abstract record PanelItem
{
    private PanelItem()
    {
    }

    public sealed record Heading(string Text) : PanelItem;

    public sealed record Line(string Text) : PanelItem
    {
        public override string ToString() => "line";
    }

    /// <summary>A failure, an outcome, or what a person must know.</summary>
    public sealed record Notice(string Text) : PanelItem;

    /// <param name="Control">What it stands for; see <see cref="PanelControls"/>.</param>
    /// <param name="Label">What it says.</param>
    public sealed record Button(string Control, string Label) : PanelItem
    {
        public override string ToString() => "button";
    }

    /// <param name="Name">The field's name.</param>
    /// <param name="Label">What stands above it.</param>
    /// <param name="Initial">What it holds at first.</param>
    /// <param name="IsSecret">Whether what is typed is hidden.</param>
    public sealed record Field(string Name, string Label, string Initial = "", bool IsSecret = false) : PanelItem
    {
        public override string ToString() => "field";
    }
}
