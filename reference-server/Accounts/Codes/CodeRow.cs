namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>A living one-time code of the console.</summary>
internal sealed class CodeRow
{
    public string Purpose { get; init; } = "";

    public string? MemberId { get; init; }
}
