namespace X80.ReferenceServer.Storage;

/// <summary>Whose rows a statement may touch. Every statement over a member's rows takes one, but the notes on a record, which any member may read.</summary>
internal sealed record MemberScope(string Workspace, string Member);
