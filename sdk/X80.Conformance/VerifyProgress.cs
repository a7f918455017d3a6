namespace X80.Conformance;

/// <summary>How far a run is.</summary>
/// <param name="Half"><c>server</c> or <c>client</c>.</param>
/// <param name="Doing">What it does now, such as <c>attack</c>.</param>
/// <param name="CaseId">Which case it is about; null where it is about all.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Of">Steps in all.</param>
public sealed record VerifyProgress(string Half, string Doing, string? CaseId, int Done, int Of);
