namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>How many tries of one kind are taken from one name or address within a time.</summary>
internal sealed record AttemptLimit(string Kind, int Most, TimeSpan Window)
{
    public static AttemptLimit PasswordOfAccount { get; } = new("account", 10, TimeSpan.FromMinutes(15));

    public static AttemptLimit PasswordFromAddress { get; } = new("address", 50, TimeSpan.FromMinutes(15));

    /// <summary>The contract's: 5 tries a minute an address.</summary>
    public static AttemptLimit PairingFromAddress { get; } = new("pairing", 5, TimeSpan.FromMinutes(1));

    /// <summary>Longer than every window: what is older counts for nothing.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromMinutes(15);
}
