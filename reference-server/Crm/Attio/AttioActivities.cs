using System.Globalization;
using System.Text.Json;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>Reads the small notes that this server wrote as activities.</summary>
internal sealed class AttioActivities(AttioNotes notes)
{
    private const string Marker = "x80:";

    public async Task<ActivityPage> ListAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken)
    {
        var all = (await notes.ListAsync(record, cancellationToken)).Where(notes.IsOurs)
            .OrderByDescending(note => AttioTime.Parse(note.GetProperty("created_at").GetString()))
            .Select(Read).OfType<Activity>().ToList();
        return new ActivityPage
        {
            Items = [.. all.Skip(skip).Take(limit)],
            Next = all.Count > skip + limit ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    /// <returns>Null when it is a note and no activity.</returns>
    private static Activity? Read(JsonElement note)
    {
        var lines = AttioNotes.BodyOf(note).TrimEnd().Split('\n');
        var words = lines[^1].Split(' ');
        if (lines.Length < 2 || words is not [_, var conversation, var channel] || !words[0].StartsWith(Marker, StringComparison.Ordinal)
            || !ConversationId.TryParse(After(conversation, "conversation="), out var id)
            || !KindWord.TryParse<ChannelKind>(After(channel, "channel="), out var known))
        {
            return null;
        }

        return new Activity
        {
            Id = AttioNotes.IdOf(note),
            Kind = ActivityKind.Conversation,
            Day = AttioTime.Parse(note.GetProperty("created_at").GetString())?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Sentence = lines[0],
            ConversationId = id,
            Channel = known,
            Typed = lines.Length > 2 ? lines[1] : null,
        };
    }

    private static string? After(string word, string name) => word.StartsWith(name, StringComparison.Ordinal) ? word[name.Length..] : null;
}
