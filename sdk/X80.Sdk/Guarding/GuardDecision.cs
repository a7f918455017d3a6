namespace X80.Sdk.Guarding;

/// <summary>One decision of the guard.</summary>
/// <param name="Action">What the shell does.</param>
/// <param name="Trusted">Whether a loaded document may be read and acted for; false for blank and blob frames.</param>
/// <param name="Reason">A stable word such as <c>not-the-channel</c>; holds nothing of the address.</param>
public readonly record struct GuardDecision(GuardAction Action, bool Trusted, string Reason);
