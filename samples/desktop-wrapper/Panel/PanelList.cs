using X80.Samples.DesktopWrapper.Native;

namespace X80.Samples.DesktopWrapper.Panel;

/// <summary>The panel's items as widgets. What stays the same at the top and at the end of the list keeps its widget, and so what a person types there.</summary>
internal sealed class PanelList(Action<nint, string> connect)
{
    private const int Gap = 6;
    private const int Start = 1;
    private const int WordsThenLetters = 2;

    private readonly List<(PanelItem Item, nint Widget, nint Field)> drawn = [];

    public nint Widget { get; } = Gtk.gtk_box_new(Gtk.Vertical, Gap);

    /// <returns>Whether anything was drawn anew.</returns>
    public bool Draw(IReadOnlyList<PanelItem> items)
    {
        var same = 0;
        while (same < items.Count && same < drawn.Count && items[same] == drawn[same].Item)
        {
            same++;
        }

        var sameAtEnd = 0;
        while (sameAtEnd < Math.Min(items.Count, drawn.Count) - same && items[^(sameAtEnd + 1)] == drawn[^(sameAtEnd + 1)].Item)
        {
            sameAtEnd++;
        }

        var old = drawn.Count - same - sameAtEnd;
        var made = items.Skip(same).Take(items.Count - same - sameAtEnd).Select(Make).ToList();
        if (old == 0 && made.Count == 0)
        {
            return false;
        }

        foreach (var (_, widget, _) in drawn.Skip(same).Take(old))
        {
            Gtk.gtk_box_remove(Widget, widget);
        }

        drawn.RemoveRange(same, old);
        var after = same == 0 ? 0 : drawn[same - 1].Widget;
        foreach (var (_, widget, _) in made)
        {
            Gtk.gtk_box_insert_child_after(Widget, widget, after);
            after = widget;
        }

        drawn.InsertRange(same, made);
        return true;
    }

    public string TextOf(string field) =>
        drawn.FirstOrDefault(one => one.Item is PanelItem.Field { Name: var name } && name == field) is { Field: not 0 and var entry }
            ? (GLib.TextAt(Gtk.gtk_editable_get_text(entry)) ?? "").Trim()
            : "";

    private (PanelItem Item, nint Widget, nint Field) Make(PanelItem item) => item switch
    {
        PanelItem.Heading heading => (item, Label(heading.Text, "heading"), 0),
        PanelItem.Line line => (item, Label(line.Text, "body"), 0),
        PanelItem.Notice notice => (item, Label(notice.Text, "warning"), 0),
        PanelItem.Button button => (item, MakeButton(button), 0),
        PanelItem.Field field => MakeField(field),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    // A label shows its text as it is: nothing in it is markup.
    private static nint Label(string text, string look)
    {
        var label = Folded(Gtk.gtk_label_new(text));
        Gtk.gtk_widget_add_css_class(label, look);
        return label;
    }

    private static nint Folded(nint label)
    {
        Gtk.gtk_label_set_wrap(label, 1);
        Gtk.gtk_label_set_wrap_mode(label, WordsThenLetters);
        Gtk.gtk_label_set_xalign(label, 0);
        return label;
    }

    private nint MakeButton(PanelItem.Button item)
    {
        var button = Gtk.gtk_button_new_with_label(item.Label);
        Folded(Gtk.gtk_button_get_child(button));
        Gtk.gtk_widget_set_halign(button, Start);
        connect(button, item.Control);
        return button;
    }

    private static (PanelItem Item, nint Widget, nint Field) MakeField(PanelItem.Field item)
    {
        var entry = item.IsSecret ? Gtk.gtk_password_entry_new() : Gtk.gtk_entry_new();
        Gtk.gtk_editable_set_text(entry, item.Initial);
        var both = Gtk.gtk_box_new(Gtk.Vertical, 0);
        Gtk.gtk_box_append(both, Label(item.Label, "body"));
        Gtk.gtk_box_append(both, entry);
        return (item, both, entry);
    }
}
