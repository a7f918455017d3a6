namespace X80.Contract.Tokens;

/// <summary>What <c>POST /api/pair</c> answers. Holds the token: it is sent once, and nowhere else.</summary>
public sealed record PairAnswer
{
    public required string Token { get; init; }

    public override string ToString() => "pair answer";
}
