namespace X80.Cli.Permissions;

/// <summary>One answer of <c>x80 permissions explain --json</c>.</summary>
/// <param name="Name">Such as <c>camera</c>.</param>
/// <param name="State"><c>held</c>, <c>asked</c> or <c>denied</c>.</param>
/// <param name="Reason">Why.</param>
internal sealed record PermissionAnswer(string Name, string State, string Reason);
