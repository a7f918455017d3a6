using System.Text.Json;
using X80.Contract.Ids;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Notes;

/// <summary>
/// How an embedded note ends that holds everything its conversation does, so that messages below the last can be added
/// without reading those above. Its day is content: it lies sealed under the conversation's key, and is gone once anything
/// but its end changes.
/// </summary>
/// <param name="Head">What the note was headed with; another head rolls over elsewhere.</param>
/// <param name="LastId">The last message in the conversation's order.</param>
/// <param name="Place">Where the roll stands.</param>
internal sealed record NoteTail(string Head, string LastId, RollPlace Place)
{
    /// <returns>Null where there is none, or its note was headed otherwise.</returns>
    public static NoteTail? Find(StoreSession session, MemberScope member, string note, NoteHead head, byte[] key) =>
        session.Find<byte[]>("notes.tail", new { member.Workspace, member.Member, Note = note }) is { } box
        && JsonSerializer.Deserialize<NoteTail>(Sealing.Open(key, PlaceOf(note), box)) is { } tail
        && tail.Head == Words(head)
            ? tail
            : null;

    public static NoteTail Of(NoteHead head, MessageId last, RollPlace place) => new(Words(head), last.Value, place);

    /// <summary>Before any change of content: a tail that is not written anew says nothing any more.</summary>
    public static void ForgetAll(StoreSession session, MemberScope member, ConversationId id) =>
        session.Run("notes.forget_tails", new { member.Workspace, member.Member, Conversation = id.Value });

    public void Write(StoreSession session, MemberScope member, string note, byte[] key)
    {
        var box = Sealing.Seal(key, PlaceOf(note), JsonSerializer.SerializeToUtf8Bytes(this));
        session.Run("notes.put_tail", new { member.Workspace, member.Member, Note = note, Sealed = box });
    }

    public override string ToString() => "tail";

    /// <summary>Where the first part begins is told too: a server of another version may head its notes otherwise.</summary>
    private static string Words(NoteHead head) => $"{NoteRenderer.LongestHeader(head)}\n{head.ChannelName}\n{head.MemberName}\n{head.TimeZone.Id}";

    private static string PlaceOf(string note) => $"tail\n{note}";
}
