namespace X80.Contract.Tokens;

/// <summary>Body of <c>POST /api/pair</c>, which stands outside version 1 and needs no token.</summary>
public sealed record PairRequest
{
    /// <summary>8 characters as the web app shows them; case, spaces and dashes do not count.</summary>
    public required string Code { get; init; }

    public override string ToString() => "pair request";
}
