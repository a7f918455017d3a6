using System.Text.Json;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Json;

namespace X80.Sdk.Clicks;

/// <summary>
/// A person's yes to one request (HUMAN-2): made of one <see cref="HumanClick"/>, which can make no other, and bound to the
/// request by a hash of its body. There is no other way to make one.
/// </summary>
public sealed class Consent
{
    private Consent(HumanClick click, ConsentClaim claim) => (Click, Claim) = (click, claim);

    /// <summary>What the backend is told of it.</summary>
    public ConsentClaim Claim { get; }

    /// <summary>One for the life of the click: a repeat of this request is the same request.</summary>
    public IdempotencyKey Key { get; } = IdempotencyKey.NewRandom();

    /// <summary>False once the click has expired: then nothing is repeated (HUMAN-6).</summary>
    public bool IsAlive => !Click.IsExpired;

    private HumanClick Click { get; }

    public override string ToString() => $"consent to {Claim.Action}";

    /// <summary>A click of its own over what is shown: spends it.</summary>
    /// <exception cref="ClickExpiredException">The click was spent or has expired.</exception>
    internal static Consented<T> Give<T>(HumanClick click, ConsentTerms terms, TimeSpan clockOffset, Func<ConsentClaim, T> request)
        where T : class =>
        click.TrySpend() ? Make(click, terms, clockOffset, request) : throw new ClickExpiredException();

    /// <summary>
    /// The click that read the chat also pays for the look-up of its envelope, or, where the chat is linked, Shared and was
    /// sent to that record before, for the send of exactly what was read.
    /// </summary>
    /// <exception cref="ClickExpiredException">The click read nothing, made a consent before, or has expired.</exception>
    internal static Consented<T> GiveByReading<T>(HumanClick click, ConsentTerms terms, TimeSpan clockOffset, Func<ConsentClaim, T> request)
        where T : class =>
        click.IsSpent ? Make(click, terms, clockOffset, request) : throw new ClickExpiredException();

    private static Consented<T> Make<T>(HumanClick click, ConsentTerms terms, TimeSpan clockOffset, Func<ConsentClaim, T> request)
        where T : class
    {
        if (!click.TryConsent())
        {
            throw new ClickExpiredException();
        }

        var draft = new ConsentClaim
        {
            Action = terms.Action,
            ClickId = click.Id,
            ClickedAt = click.ClickedAt + clockOffset,
            PayloadHash = "",
            SameChat = terms.SameChat ? true : null,
        };
        var body = JsonSerializer.SerializeToElement(request(draft), ContractJson.ShapeOf<T>(ContractJson.Strict));
        var claim = draft with { PayloadHash = ConsentPayload.Hash(terms.Action, terms.ConversationId, terms.To, terms.Already, body) };
        return Consented<T>.Of(new Consent(click, claim), request(claim));
    }
}
