namespace X80.Contract.Sessions;

/// <summary>Header names of the contract.</summary>
public static class ExtHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";

    public const string RequestId = "X80-Request-Id";
}
