using System.Buffers.Text;
using System.Globalization;
using System.Text;
using X80.Contract.Ids;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// The last line of what this server writes to a remote CRM, by which it finds its own again (CRM-8): a tag under a secret
/// outside the database, and the number of the part.
/// </summary>
internal sealed class Markers(Tagger tagger)
{
    public string Of(MemberScope member, ConversationId conversation, string id) =>
        "x80:" + Base64Url.EncodeToString(tagger.Tag("crm-marker", member.Workspace, member.Member, conversation.Value, id));

    /// <summary>Of what a CRM keeps of it, so that it is the same before and after.</summary>
    public byte[] TagOf(string body) => tagger.Tag("crm-text", Encoding.UTF8.GetBytes(RemoteText.Essence(body)));

    public static string Line(string marker, int number) => string.Create(CultureInfo.InvariantCulture, $"{marker}/{number}");

    /// <returns>The number of the part that a text says it is; 0 when its last line says none.</returns>
    public static int NumberOf(string marker, string body)
    {
        var last = body.TrimEnd()[(body.TrimEnd().LastIndexOf('\n') + 1)..];
        return last.StartsWith(marker + "/", StringComparison.Ordinal)
            && int.TryParse(last[(marker.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }
}
