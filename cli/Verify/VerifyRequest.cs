namespace X80.Cli.Verify;

/// <summary>What a verification was asked.</summary>
/// <param name="Only">Ids of cases or starts of ids; empty for all.</param>
/// <param name="Seed">Gives the order of attacks and stimuli.</param>
/// <param name="Report">Where report files go; null for none.</param>
/// <param name="Json">Whether the report is printed as JSON.</param>
internal sealed record VerifyRequest(IReadOnlyList<string> Only, int Seed, DirectoryInfo? Report, bool Json);
