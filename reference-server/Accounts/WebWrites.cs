using System.Text;
using System.Text.Json;
using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Accounts;

/// <summary>
/// What the web app changes about a conversation, by the very code that serves clients: a form's hidden fields are its
/// idempotency key, its click and what the person was shown.
/// </summary>
internal sealed class WebWrites(PrivacyWrite privacy, TimeProvider time)
{
    /// <exception cref="RefusedException">As for a client.</exception>
    public Task ShareAsync(Caller caller, ConversationId id, ShownConversation shown, CancellationToken cancellationToken)
    {
        var write = Write(caller, "PUT", $"conversations/{id}/privacy", shown.Key, """{"state":"shared"}""");
        var consent = new ConsentClaim
        {
            Action = ConsentAction.ShareConversation,
            ClickId = IdForm.TryParse<ClickId>(shown.Click, out var click) ? click : throw Refusal.Malformed("The form is incomplete."),
            ClickedAt = write.ArrivedAt,
            PayloadHash = ConsentPayload.Hash(ConsentAction.ShareConversation, id, shown.To(), shown.Already, write.Element),
        };
        return privacy.SetAsync(write, id, new PrivacyChange { State = PrivacyState.Shared, Consent = consent }, cancellationToken);
    }

    /// <exception cref="RefusedException">As for a client.</exception>
    public Task MakePrivateAsync(Caller caller, ConversationId id, string? key, CancellationToken cancellationToken) =>
        privacy.SetAsync(
            Write(caller, "PUT", $"conversations/{id}/privacy", key, """{"state":"private"}"""),
            id,
            new PrivacyChange { State = PrivacyState.Private },
            cancellationToken);

    /// <returns>What became of each copy.</returns>
    /// <exception cref="RefusedException">As for a client.</exception>
    public Task<IReadOnlyList<WithdrawnCopy>> WithdrawAsync(Caller caller, ConversationId id, string? key, CancellationToken cancellationToken) =>
        privacy.WithdrawAsync(Write(caller, "POST", $"conversations/{id}/withdraw", key, "{}"), id, cancellationToken);

    private ExtWrite Write(Caller caller, string method, string target, string? key, string body)
    {
        using var json = JsonDocument.Parse(body);
        return new ExtWrite(
            caller,
            $"web {method} {string.Join('/', target.Split('/').Select((part, i) => i == 1 ? "{id}" : part))}",
            $"web {method} {target}",
            time.GetUtcNow(),
            IdForm.TryParse<IdempotencyKey>(key, out var known) ? known : throw Refusal.Malformed("The form is incomplete."),
            Encoding.UTF8.GetBytes(body),
            json.RootElement.Clone());
    }
}
