namespace X80.Sdk.Clicks;

/// <summary>A request together with the consent that is bound to exactly its body; only <see cref="Clicks.Consent"/> makes one.</summary>
public sealed class Consented<T> where T : class
{
    private Consented(Consent consent, T request) => (Consent, Request) = (consent, request);

    public Consent Consent { get; }

    /// <summary>The body, with the consent's claim in it.</summary>
    public T Request { get; }

    public override string ToString() => Consent.ToString();

    internal static Consented<T> Of(Consent consent, T request) => new(consent, request);
}
