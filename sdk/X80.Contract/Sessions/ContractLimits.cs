namespace X80.Contract.Sessions;

/// <summary>The limits of the contract; each has its own refusal.</summary>
public sealed record ContractLimits
{
    public static ContractLimits Version1 { get; } = new();

    /// <summary>Bytes of a request body.</summary>
    public int BodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Messages in one sync.</summary>
    public int SyncMessages { get; init; } = 5_000;

    /// <summary>Bytes of UTF-8 in one text.</summary>
    public int TextBytes { get; init; } = 64 * 1024;

    /// <summary>Unicode scalar values in a title.</summary>
    public int TitleCharacters { get; init; } = 256;

    /// <summary>Levels of nesting in a body.</summary>
    public int Depth { get; init; } = 8;
}
