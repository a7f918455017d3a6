using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using X80.Contract.Ids;
using X80.Contract.Json;
using X80.Contract.Kinds;

namespace X80.Contract.Consents;

/// <summary>
/// What a consent is bound to: <c>{"action","conversationId","to","already","body"}</c>, each left out where there is
/// none, where <c>body</c> is the request's body without <c>consent</c>. Client and backend compute the hash apart;
/// if link, CRM, count or one byte of a text differ, so do the hashes.
/// </summary>
public static class ConsentPayload
{
    /// <param name="action">The act.</param>
    /// <param name="conversationId">The conversation, where the route names one.</param>
    /// <param name="to">The linked record as shown to the person, where there is one.</param>
    /// <param name="already"><c>transmitted.messages</c> as last answered, where there is a conversation.</param>
    /// <param name="body">The whole request body, with or without its <c>consent</c>.</param>
    /// <returns>base64url without padding of the SHA-256 of the canonical payload.</returns>
    /// <exception cref="FormatException">The body has no canonical form.</exception>
    public static string Hash(ConsentAction action, ConversationId? conversationId, ConsentTarget? to, int? already, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("A request body is a JSON object.");
        }

        return Base64Url.EncodeToString(SHA256.HashData(CanonicalJson.Encode(text => Write(text, action, conversationId, to, already, body))));
    }

    /// <summary>In the order of their names, which is the canonical one.</summary>
    private static void Write(StringBuilder text, ConsentAction action, ConversationId? conversationId, ConsentTarget? to, int? already, JsonElement body)
    {
        CanonicalJson.WriteString(text.Append("{\"action\":"), action.Value);
        if (already is { } count)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"already\":{count}");
        }

        CanonicalJson.WriteObject(text.Append(",\"body\":"), body, without: "consent");
        if (conversationId is { } id)
        {
            CanonicalJson.WriteString(text.Append(",\"conversationId\":"), id.Value);
        }

        if (to is not null)
        {
            CanonicalJson.WriteString(text.Append(",\"to\":{\"crm\":"), to.Crm.Value);
            CanonicalJson.WriteString(text.Append(",\"kind\":"), to.Kind.Value);
            CanonicalJson.WriteString(text.Append(",\"recordId\":"), to.RecordId.Value);
            text.Append('}');
        }

        text.Append('}');
    }
}
