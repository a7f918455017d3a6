using System.Globalization;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>Reads what this server wrote as activities: small notes, and activities of the workspace's own type.</summary>
internal sealed class AttioActivities(AttioNotes notes, AttioTimeline timeline)
{
    private const string Marker = "x80:";

    public async Task<ActivityPage> ListAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken)
    {
        var small = (await notes.ListAsync(record, cancellationToken)).Where(notes.IsOurs)
            .Select(note => (AttioNotes.IdOf(note), AttioTime.Parse(note.GetProperty("created_at").GetString()), AttioNotes.BodyOf(note)));
        var all = small.Concat(await timeline.ListAsync(record, cancellationToken))
            .OrderByDescending(one => one.Item2)
            .Select(one => Read(one.Item1, one.Item2, one.Item3)).OfType<Activity>().ToList();
        return new ActivityPage
        {
            Items = [.. all.Skip(skip).Take(limit)],
            Next = all.Count > skip + limit ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    /// <returns>Null when it is a note and no activity.</returns>
    private static Activity? Read(string activity, DateTimeOffset? at, string body)
    {
        var lines = body.TrimEnd().Split('\n');
        var words = lines[^1].Split(' ');
        if (lines.Length < 2 || words is not [_, var conversation, var channel] || !words[0].StartsWith(Marker, StringComparison.Ordinal)
            || !ConversationId.TryParse(After(conversation, "conversation="), out var id)
            || !KindWord.TryParse<ChannelKind>(After(channel, "channel="), out var known))
        {
            return null;
        }

        return new Activity
        {
            Id = activity,
            Kind = ActivityKind.Conversation,
            Day = at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Sentence = lines[0],
            ConversationId = id,
            Channel = known,
            Typed = lines.Length > 2 ? lines[1] : null,
        };
    }

    private static string? After(string word, string name) => word.StartsWith(name, StringComparison.Ordinal) ? word[name.Length..] : null;
}
