using System.Buffers.Text;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>
/// What stands for a chat in the database: tags of its key, and of the numbers and titles on a never-capture list. The
/// server made every member's key material, so it can work out the key that a chat of theirs would have.
/// </summary>
internal sealed class ConversationTags(Tagger tagger)
{
    // Same-titled chats that a person told apart carry a number from 2 on.
    private const int MostOfOneTitle = 9;

    /// <summary>The per-member salt, base64url, from which a client derives conversation keys.</summary>
    public string KeyMaterial(MemberScope member) =>
        Base64Url.EncodeToString(tagger.Tag("key-material", member.Workspace, member.Member));

    public byte[] KeyTag(MemberScope member, ChannelKind channel, ConversationKey key) =>
        tagger.Tag("conversation-key", member.Member, channel.Value, key.Value);

    /// <summary>The tags of every key under which this member's client would open the chat that is named so.</summary>
    /// <param name="member">Whose key material.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="form"><c>phone</c>, <c>handle</c>, <c>title</c> or <c>id</c>.</param>
    /// <param name="value">In the form of <see cref="Normalise"/>.</param>
    public IEnumerable<byte[]> KeyTags(MemberScope member, ChannelKind channel, string form, string value)
    {
        var anchors = new List<string> { $"{form}:{value}" };
        if (form == "title")
        {
            anchors.AddRange(Enumerable.Range(2, MostOfOneTitle - 1).Select(number => $"title:{value}\n{number}"));
        }

        var material = KeyMaterial(member);
        return anchors.Select(anchor => KeyTag(member, channel, ConversationKey.Derive(material, channel, anchor)));
    }

    public byte[] EnvelopeTag(string workspace, ChannelKind channel, string form, string value) =>
        tagger.Tag("never-capture", workspace, channel.Value, form, value);

    /// <summary>The tags of what an opening request shows of its chat; none when it shows nothing.</summary>
    public IEnumerable<byte[]> EnvelopeTags(string workspace, OpenConversation request) =>
        from shown in new[] { ("title", request.Title), ("phone", request.Phone), ("handle", request.Handle) }
        where shown.Item2 is not null
        select EnvelopeTag(workspace, request.Channel, shown.Item1, Normalise(shown.Item1, shown.Item2));

    /// <summary>As a client's key says it: a number as <c>+</c> and digits, a title in NFC on one line.</summary>
    public static string Normalise(string form, string value) => form switch
    {
        "phone" => "+" + PhoneDigits.Of(value),
        "title" => value.Normalize().Replace('\n', ' ').Trim(),
        _ => value.Trim(),
    };
}
