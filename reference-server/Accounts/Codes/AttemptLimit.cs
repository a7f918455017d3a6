namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>How many tries of one kind are taken from one name or address within a time.</summary>
internal sealed record AttemptLimit(string Kind, int Most, TimeSpan Window)
{
    /// <summary>One address against one name. Another address is another count, so that nobody keeps somebody out from afar.</summary>
    public static AttemptLimit PasswordOfAccountFromAddress { get; } = new("account-address", 10, TimeSpan.FromMinutes(15));

    /// <summary>All addresses together against one name.</summary>
    public static AttemptLimit PasswordOfAccount { get; } = new("account", 100, TimeSpan.FromMinutes(15));

    /// <summary>The password again, by somebody who is signed in: what others try at the sign-in page does not count here.</summary>
    public static AttemptLimit PasswordAgain { get; } = new("again", 10, TimeSpan.FromMinutes(15));

    public static AttemptLimit PasswordFromAddress { get; } = new("address", 50, TimeSpan.FromMinutes(15));

    /// <summary>The contract's: 5 tries a minute an address.</summary>
    public static AttemptLimit PairingFromAddress { get; } = new("pairing", 5, TimeSpan.FromMinutes(1));

    /// <summary>Longer than every window: what is older counts for nothing.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromMinutes(15);
}
