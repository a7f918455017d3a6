using System.Globalization;
using System.Text.Json;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Reads the chats and small notes that this server wrote as activities.</summary>
internal sealed class AffinityActivities(AffinityNotes notes)
{
    private const string Marker = "x80:";

    public async Task<ActivityPage> ListAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken)
    {
        var all = new List<(DateTimeOffset At, Activity Activity)>();
        foreach (var note in await notes.ListOursAsync(record, cancellationToken))
        {
            if (Read(note) is { } activity)
            {
                all.Add((AffinityText.TimeOf(note, "created_at") ?? default, activity));
            }
        }

        return new ActivityPage
        {
            Items = [.. all.OrderByDescending(one => one.At).Skip(skip).Take(limit).Select(one => one.Activity)],
            Next = all.Count > skip + limit ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    /// <returns>Null when it is a note and no activity.</returns>
    private static Activity? Read(JsonElement note)
    {
        var lines = AffinityContent.BodyOf(RemoteKind.Activity, note).Split('\n');
        var words = lines[^1].Split(' ');
        if (lines.Length < 2 || words is not [_, var conversation, var channel] || !words[0].StartsWith(Marker, StringComparison.Ordinal)
            || !ConversationId.TryParse(After(conversation, "conversation="), out var id)
            || !KindWord.TryParse<ChannelKind>(After(channel, "channel="), out var known))
        {
            return null;
        }

        return new Activity
        {
            Id = AffinityIds.Word(AffinityIds.Of(note)),
            Kind = ActivityKind.Conversation,
            Day = AffinityText.TimeOf(note, "created_at")?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Sentence = lines[0],
            ConversationId = id,
            Channel = known,
            Typed = lines.Length > 2 ? lines[1] : null,
        };
    }

    private static string? After(string word, string name) => word.StartsWith(name, StringComparison.Ordinal) ? word[name.Length..] : null;
}
