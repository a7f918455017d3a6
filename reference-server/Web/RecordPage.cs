using System.Globalization;
using X80.Contract.Records;
using X80.ReferenceServer.Notes;

namespace X80.ReferenceServer.Web;

/// <summary>A record with its fields, notes and activities.</summary>
internal static class RecordPage
{
    public static Markup Body(CrmRecord record, IReadOnlyList<NoteOnRecord> notes, ActivityPage activities)
    {
        var body = new Markup().Raw("<p class=\"kind\">").Text(record.Kind.Value).Raw("</p>");
        Fields(body, record);
        Notes(body, notes);
        Activities(body, activities);
        return body;
    }

    private static void Fields(Markup body, CrmRecord record)
    {
        body.Raw("<section aria-labelledby=\"fields\"><h2 id=\"fields\">Fields</h2><dl>");
        foreach (var field in record.Fields)
        {
            body.Raw("<div><dt>").Text(field.Label).Raw("</dt><dd>").Text(field.Display).Raw("</dd></div>");
        }

        var contacted = record.LastContactedAt?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "never, by the activities below";
        body.Raw("<div><dt>Last contacted</dt><dd>").Text(contacted).Raw("</dd></div></dl></section>");
    }

    private static void Notes(Markup body, IReadOnlyList<NoteOnRecord> notes)
    {
        body.Raw("<section aria-labelledby=\"notes\"><h2 id=\"notes\">Notes</h2>");
        foreach (var note in notes)
        {
            body.Raw("<article class=\"note\" id=\"note-").Text(note.Id).Raw("\">");
            foreach (var part in note.Parts)
            {
                body.Raw("<h3>").Text(part.Title).Raw("</h3><pre>").Text(part.Text).Raw("</pre>");
            }

            body.Raw("</article>");
        }

        body.Raw(notes.Count == 0 ? "<p class=\"empty\">No note yet.</p></section>" : "</section>");
    }

    private static void Activities(Markup body, ActivityPage activities)
    {
        body.Raw("<section aria-labelledby=\"activities\"><h2 id=\"activities\">Activities</h2>");
        if (activities.Items.Count == 0)
        {
            body.Raw("<p class=\"empty\">No activity yet.</p></section>");
            return;
        }

        body.Raw("<ul class=\"activities\">");
        foreach (var activity in activities.Items)
        {
            body.Raw("<li><time datetime=\"").Text(activity.Day).Raw("\">").Text(activity.Day).Raw("</time> ").Text(activity.Sentence)
                .Raw(activity.Typed is null ? "" : "<br>").Text(activity.Typed).Raw("</li>");
        }

        body.Raw("</ul></section>");
    }
}
