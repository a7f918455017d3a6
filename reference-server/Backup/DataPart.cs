namespace X80.ReferenceServer.Backup;

/// <summary>What is sealed beside the first part of a backup: which file it is, byte for byte.</summary>
internal sealed record DataPart(string Workspace, long At, string File, long Length, byte[] Sha256);
