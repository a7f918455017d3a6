namespace X80.Harness.Guarding;

/// <summary>One thing that the shell has, passes on or withholds (GUARD-5).</summary>
/// <param name="Name">Such as <c>camera</c>: the browser's own word where it has one.</param>
/// <param name="State">What becomes of it.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record PermissionRule(string Name, PermissionState State, string Reason);
